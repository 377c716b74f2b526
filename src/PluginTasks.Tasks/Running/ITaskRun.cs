using PluginTasks.Sdk;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Running;

/// <summary>One attempt of a task, as its work sees it. Thread safe.</summary>
public interface ITaskRun
{
    /// <summary>The task as it was when this attempt began.</summary>
    TaskRecord Task { get; }

    /// <summary>On whose behalf it runs: the submitter's session, after a restart the user's as it is now.</summary>
    Session Session { get; }

    /// <summary>The trace of the call that the task came from; null where it came from none.</summary>
    string? TraceParent { get; }

    /// <summary>Trips at a cancel, a timeout and a shutdown.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Progress to be kept. With a checkpoint it has returned only when that is stored.</summary>
    Task UpdateProgressAsync(double progress, string? checkpoint = null, string? label = null);

    /// <summary>Progress to be shown only. Without a value, the last one.</summary>
    void EmitProgress(double? progress = null, string? label = null, bool hasCheckpoint = false);

    /// <summary>Asks the task's user, and waits for the answer as JSON.</summary>
    Task<string> AskAsync(string components, TimeSpan? timeout = null);
}
