namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>Work that was given as a function, and that the host knows by a number.</summary>
internal interface IWork
{
    /// <summary>Runs it as the task that it has become, or goes on with it.</summary>
    Task<object?> RunAsync(TaskRun run);

    /// <summary>It will not be run.</summary>
    void Forget();
}
