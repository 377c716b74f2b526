using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Dispatch;

internal sealed class PendingTask(TaskRecord task)
{
    /// <summary>A step of priority is worth this much age, so whoever waits long enough comes first.</summary>
    private static readonly TimeSpan StepOfPriority = TimeSpan.FromMinutes(1);

    public TaskRecord Task { get; } = task;

    /// <summary>Smaller comes first. Everybody grows older alike, so the order never changes.</summary>
    public (long Time, string Id) Order { get; } = ((task.CreatedAt - (StepOfPriority * task.Priority)).UtcTicks, task.Id);

    public bool IsGone { get; set; }
}
