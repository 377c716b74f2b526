namespace PluginTasks.Sdk;

/// <summary>What happens to a task when the process that runs it ends.</summary>
public enum OnInterruption
{
    /// <summary>It becomes <see cref="TaskState.Interrupted"/>.</summary>
    Interrupt,

    /// <summary>It runs again with its last checkpoint and the next attempt. Registered tasks only; given up after three crashes in a row.</summary>
    Resume,
}
