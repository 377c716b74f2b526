using System.Reflection;
using System.Runtime.CompilerServices;

namespace PluginTasks.PublicApi;

/// <summary>Compares the public API of an assembly with the text that was agreed on, which lies beside the test.</summary>
internal static class PublicApiFile
{
    public static void Verify(Assembly assembly, [CallerFilePath] string testFile = "")
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var start = Path.Combine(Path.GetDirectoryName(testFile)!, assembly.GetName().Name!);
        var verified = start + ".verified.txt";
        var received = start + ".received.txt";

        var now = PublicApiPrinter.Print(assembly);
        var agreed = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (now == agreed)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, now);
        Assert.Fail(
            $"The public API of {assembly.GetName().Name} is not what was agreed on.\n"
            + string.Join("\n", Changes(agreed, now).Take(40))
            + $"\nIf that is meant, accept it:\n  mv '{received}' '{verified}'\nand commit the file, so that the change is seen in review.");
    }

    private static IEnumerable<string> Changes(string agreed, string now)
    {
        var before = WithTypes(agreed);
        var after = WithTypes(now);
        return before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line));
    }

    // Many types have a member that is written the same way, so a line alone does not say what has changed.
    private static List<string> WithTypes(string text)
    {
        var type = "";
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var isMember = line.StartsWith("        ", StringComparison.Ordinal);
            type = isMember ? type : line.Trim();
            lines.Add(isMember ? $"{type} / {line.Trim()}" : type);
        }

        return lines;
    }
}
