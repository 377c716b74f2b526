namespace PluginTasks.Sandbox.Processes;

/// <summary>What hosts that were killed left running. A host looks for it at its start.</summary>
public static class LeftOverProcesses
{
    /// <summary>Kills all that was started by a host which is no more, and what that started. Other living hosts keep theirs.</summary>
    /// <param name="isOurs">Whether a user is one of our modules' own: then a process of it that hides whose it is goes too.</param>
    /// <returns>How many were killed.</returns>
    public static int Kill(Func<int, bool>? isOurs = null) => OperatingSystem.IsLinux()
        ? ProcessKiller.Shared.Kill(all => all.WithDescendants(all.Processes.Where(p => IsLeftOver(all, p, isOurs))), out _)
        : 0;

    private static bool IsLeftOver(ProcessSnapshot all, ProcessEntry process, Func<int, bool>? isOurs) => all.MarkOf(process) is { } mark
        ? ProcessMark.IsOfDeadHost(mark)
        : isOurs is not null && process.ReadUser() is { } user && isOurs(user) && all.IsHiding(process, user);
}
