using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Schedules of registered tasks, and of agents, which are such.</summary>
public sealed class RegisteredScheduledWork(IRegisteredWork registered, IUserDirectory users) : IScheduledWork
{
    public async ValueTask<TaskSubmission?> ForAsync(ScheduleRecord due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        return await registered.FindAsync(NameOf(due), cancellationToken) is null ? null : new TaskSubmission
        {
            Module = due.Module, UserId = due.UserId, OrganizationId = due.OrganizationId, Label = due.Name, TaskName = NameOf(due), Args = ArgsOf(due),
            Session = await users.FindAsync(due.UserId, due.OrganizationId, cancellationToken),
        };
    }

    public async Task DemandAsync(ScheduleRecord wanted, Session session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(session);
        var task = await registered.FindAsync(NameOf(wanted), cancellationToken);
        if (task is not null && !session.May(task.Permissions))
        {
            throw new SdkException(ErrorCodes.PermissionDenied, $"Scheduling '{task.Name}' needs one of: {string.Join(", ", task.Permissions)}.");
        }

        if (task?.CheckArgs is { } check)
        {
            await check(ArgsOf(wanted), cancellationToken);
        }
    }

    private static string NameOf(ScheduleRecord schedule) => schedule.Agent is { } agent ? AgentTask.NameOf(agent) : schedule.TaskName!;

    private static string? ArgsOf(ScheduleRecord schedule) => schedule.Agent is null ? schedule.Args : AgentTask.ArgsOf(schedule.Message ?? "");
}
