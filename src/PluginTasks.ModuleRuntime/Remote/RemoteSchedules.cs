using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>The module's schedules.</summary>
internal sealed class RemoteSchedules(HostLink host)
{
    public async Task<string> AddAsync(string when, string taskName, object? args, ScheduleOptions options, CancellationToken cancellationToken) =>
        (await host.CallAsync(HostMethods.AddSchedule, WishOf(when, taskName, args, options), cancellationToken).ConfigureAwait(false)).Id;

    public static AddSchedule WishOf(string when, string taskName, object? args, ScheduleOptions options)
    {
        ArgumentNullException.ThrowIfNull(when);
        return new AddSchedule
        {
            When = when,
            Task = TaskSubmission.Qualified(taskName),
            Args = TaskSubmission.ArgsOf(args),
            Name = options.Name,
            TimeZone = options.TimeZone,
            Missed = options.Missed,
            Overlap = options.Overlap,
        };
    }

    public async Task<IReadOnlyList<ScheduleInfo>> ListAsync(CancellationToken cancellationToken) =>
        (await host.CallAsync(HostMethods.ListSchedules, Nothing.Value, cancellationToken).ConfigureAwait(false)).Schedules;

    public async Task<bool> ChangeAsync(Method<ScheduleRef, Protocol.Messages.Tasks.Outcome> change, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return (await host.CallAsync(change, new ScheduleRef(id), cancellationToken).ConfigureAwait(false)).Done;
    }
}
