using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Tells nobody.</summary>
public sealed class NoLog : ITaskLog
{
    public static NoLog Instance { get; } = new();

    public void AttemptFailed(TaskRecord task, Exception error)
    {
    }

    public void CompletionFailed(TaskRecord task, Exception error)
    {
    }

    public void LateReport(TaskRecord task)
    {
    }

    public void StoreFailed(TaskRecord task, Exception error)
    {
    }
}
