namespace PluginTasks.Modules.Running;

/// <summary>What the hosts of all modules share.</summary>
internal sealed record ModuleHostParts(
    IModuleLauncher Launcher,
    IModuleCalls Calls,
    ModuleLoading Loading,
    Func<ModuleLink, ModuleHome> MakeHome,
    ModuleHostOptions Options,
    TemporaryFolders Temporary,
    TimeProvider Time,
    IModuleLog Log)
{
    /// <summary>Parks or interrupts the tasks that still run in a generation, as its time is over.</summary>
    public required Func<Generation, string, Task> LeaveTasksAsync { get; init; }
}
