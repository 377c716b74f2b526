namespace PluginTasks.Sandbox.Processes;

/// <summary>What hosts that were killed left running. A host looks for it at its start.</summary>
public static class LeftOverProcesses
{
    /// <summary>Kills all that was started by a host which is no more, and what that started. Other living hosts keep theirs.</summary>
    /// <returns>How many were killed.</returns>
    public static int Kill() => OperatingSystem.IsLinux()
        ? ProcessKiller.Shared.Kill(all => all.WithDescendants(all.Processes.Where(p => all.MarkOf(p) is { } mark && ProcessMark.IsOfDeadHost(mark))), out _)
        : 0;
}
