namespace PluginTasks.Tasks.Running;

/// <summary>What a grant calls: a function of this process, or a message to where module code runs. Gives the result as JSON.</summary>
public delegate Task<string?> TaskWork(ITaskRun run);
