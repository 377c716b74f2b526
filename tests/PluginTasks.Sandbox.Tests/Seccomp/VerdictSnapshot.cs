using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Tests.Seccomp;

/// <summary>All calls, their numbers and what becomes of them, in a text beside this file, so that a change is seen in review.</summary>
internal static class VerdictSnapshot
{
    public static void Verify([CallerFilePath] string file = "")
    {
        var verified = Path.Combine(Path.GetDirectoryName(file)!, "Seccomp.verified.txt");
        var now = Print();
        if (Environment.GetEnvironmentVariable("PLUGINTASKS_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, now);
        }

        Assert.Equal(File.ReadAllText(verified).ReplaceLineEndings("\n"), now);
    }

    private static string Print()
    {
        SeccompProfile[] profiles =
        [
            new() { AllowsPrograms = true, HasOwnUser = true }, new() { AllowsPrograms = true, AllowsInternet = true }, new() { HasOwnUser = true }, new(),
        ];
        var text = new StringBuilder("# call, number on x86-64 and arm64; with programs and an own user, with programs and internet, with an own user, with nothing\n");
        foreach (var call in SystemCallTable.All)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{call.Name,-24} {Number(call.X64),4} {Number(call.Arm64),4} ");
            text.AppendJoin(' ', profiles.Select(p => $"{Say(call.Name, SeccompRules.Of(p)),-6}"));
            text.Length = text.ToString().TrimEnd().Length;
            text.Append('\n');
            Compare(call, profiles);
        }

        return text.ToString();
    }

    private static string Number(int number) => number == SystemCall.None ? "-" : $"{number}";

    private static string Say(string call, Dictionary<string, SeccompRule> rules) =>
        rules.TryGetValue(call, out var rule) && rule.Cases.Count > 0 ? "args" : Name(rule?.Otherwise ?? SeccompVerdict.Allow);

    private static string Name(SeccompVerdict verdict) =>
        verdict switch { SeccompVerdict.Allow => "allow", SeccompVerdict.NotPermitted => "EPERM", _ => "ENOSYS" };

    // What the table says is what the program does.
    private static void Compare(SystemCall call, SeccompProfile[] profiles)
    {
        foreach (var architecture in (Architecture[])[Architecture.X64, Architecture.Arm64])
        {
            foreach (var profile in profiles.Where(_ => call.NumberOn(architecture) != SystemCall.None))
            {
                var said = Say(call.Name, SeccompRules.Of(profile));
                if (said != "args")
                {
                    Assert.Equal(said, new FilterMachine(profile, architecture).Run((uint)call.NumberOn(architecture), 1, 2, 3, 4, 5, 6));
                }
            }
        }
    }
}
