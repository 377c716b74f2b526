namespace PluginTasks.Sandbox.Cage;

/// <summary>What a machine does not enforce.</summary>
internal static class CageGaps
{
    /// <param name="machine">The machine.</param>
    /// <param name="allowsPortOnly">Whether programs may go out where ports alone are held.</param>
    public static IReadOnlyList<string> Of(CageMachine machine, bool allowsPortOnly) =>
    [
        .. If(machine.Landlock == 0, "which files a module opens (the kernel has no Landlock)"),
        .. If(machine.Landlock is > 0 and < 3, "truncating files that may only be read (Landlock 3)"),
        .. If(machine.Landlock is > 0 and < 6, "signals to processes of the same user (Landlock 6)"),
        .. If(!machine.HasSeccomp, "anything but what the SDK checks (no seccomp, and without it there are no cages)"),
        .. If(!machine.HasUsers, "a user for each module (the host is not root)"),
        .. If(!machine.HasNamespaces, NetworkOf(machine, allowsPortOnly)),
    ];

    private static string NetworkOf(CageMachine machine, bool allowsPortOnly) =>
        "a network for each module (the host may not make any), so that " + (allowsPortOnly && machine.HoldsPorts
            ? "a program with network rules reaches its proxy's port on every machine (sandbox.allow_port_only_egress)"
            : "only the SDK reaches out");

    private static IEnumerable<string> If(bool holds, string gap) => holds ? [gap] : [];
}
