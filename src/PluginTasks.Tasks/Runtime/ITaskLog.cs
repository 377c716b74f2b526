using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Where the runtime tells what users do not see. Thread safe; must not throw.</summary>
public interface ITaskLog
{
    /// <summary>An attempt failed; the user sees only the message.</summary>
    void AttemptFailed(TaskRecord task, Exception error);

    /// <summary>A completion callback threw.</summary>
    void CompletionFailed(TaskRecord task, Exception error);

    /// <summary>A report came too late to count: of an earlier attempt, or of work that was given up.</summary>
    void LateReport(TaskRecord task);

    /// <summary>The store could not keep a change; what had been acknowledged is safe.</summary>
    void StoreFailed(TaskRecord task, Exception error);

    /// <summary>Removing what is old, or settling what others left, did not work this time.</summary>
    void UpkeepFailed(Exception error)
    {
    }
}
