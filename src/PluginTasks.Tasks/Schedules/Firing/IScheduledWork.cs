using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>What schedules start. Thread safe.</summary>
public interface IScheduledWork
{
    /// <summary>The task that a firing makes, without its key; null where nobody registers what the schedule names.</summary>
    ValueTask<TaskSubmission?> ForAsync(ScheduleRecord due, CancellationToken cancellationToken);

    /// <summary>Refuses a schedule that its user may not make, or whose arguments are wrong. By default nothing is refused.</summary>
    /// <exception cref="SdkException"><c>permission_denied</c>, <c>invalid_payload</c>.</exception>
    Task DemandAsync(ScheduleRecord wanted, Session session, CancellationToken cancellationToken) => Task.CompletedTask;
}
