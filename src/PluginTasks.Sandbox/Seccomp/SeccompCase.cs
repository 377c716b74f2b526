namespace PluginTasks.Sandbox.Seccomp;

/// <summary>A verdict for arguments of which all tests hold.</summary>
internal sealed record SeccompCase(SeccompVerdict Verdict, params IReadOnlyList<ArgumentTest> When)
{
    public static SeccompCase Allow(params IReadOnlyList<ArgumentTest> when) => new(SeccompVerdict.Allow, when);

    public static SeccompCase Refuse(params IReadOnlyList<ArgumentTest> when) => new(SeccompVerdict.NotPermitted, when);
}
