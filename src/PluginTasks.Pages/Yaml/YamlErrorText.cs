using YamlDotNet.Core;

namespace PluginTasks.Pages.Yaml;

/// <summary>What to tell an author whose YAML does not parse.</summary>
internal static class YamlErrorText
{
    public static string For(YamlException problem, string text, int line)
    {
        var written = Line(text, line);
        var indent = written.AsSpan()[..^written.AsSpan().TrimStart().Length];
        if (indent.Contains('\t'))
        {
            return "a tab cannot indent YAML; use spaces";
        }

        if (written.AsSpan().TrimStart() is ['@' or '`', ..] || written.Contains(": @", StringComparison.Ordinal) || written.Contains("- @", StringComparison.Ordinal))
        {
            return "text that starts with '@' needs quotes";
        }

        return problem.Message.Length == 0 ? "this is not valid YAML" : Plain(problem.Message);
    }

    private static string Plain(string message)
    {
        var lowered = char.ToLowerInvariant(message[0]) + message[1..];
        return lowered.TrimEnd('.').ReplaceLineEndings(" ");
    }

    private static string Line(string text, int number)
    {
        using var lines = new StringReader(text);
        string? line = null;
        for (var i = 0; i < number; i++)
        {
            line = lines.ReadLine();
        }

        return line ?? "";
    }
}
