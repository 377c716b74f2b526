using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Schedules of registered tasks; it knows no agents.</summary>
public sealed class RegisteredScheduledWork(IRegisteredWork registered) : IScheduledWork
{
    public TaskSubmission? For(ScheduleRecord due)
    {
        ArgumentNullException.ThrowIfNull(due);
        return due.TaskName is null || registered.Find(due.TaskName) is null ? null : new TaskSubmission
        {
            Module = due.Module, UserId = due.UserId, OrganizationId = due.OrganizationId, Label = due.Name, TaskName = due.TaskName, Args = due.Args,
        };
    }
}
