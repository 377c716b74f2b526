namespace PluginTasks.Sandbox.Cage;

/// <summary>What a machine does not enforce.</summary>
internal static class CageGaps
{
    public static IReadOnlyList<string> Of(CageMachine machine) =>
    [
        .. If(machine.Landlock == 0, "which files a module opens (the kernel has no Landlock)"),
        .. If(machine.Landlock is > 0 and < 3, "truncating files that may only be read (Landlock 3)"),
        .. If(machine.Landlock is > 0 and < 6, "signals to processes of the same user (Landlock 6)"),
        .. If(!machine.HasSeccomp, "which system calls a module makes (no seccomp)"),
        .. If(!machine.HasUsers, "a user for each module (the host is not root)"),
        .. If(!machine.HasNamespaces, "a network for each module (the host may not make any), so that only the SDK reaches out"),
    ];

    private static IEnumerable<string> If(bool holds, string gap) => holds ? [gap] : [];
}
