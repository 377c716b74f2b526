using System.Text;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Schedules;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>
/// Where a caller meets the schedules: a module sees its own, a user their own, <c>super</c> and <c>admin</c> all. What a caller may not
/// see is not there for it. Thread safe.
/// </summary>
public sealed class ScheduleDesk(IScheduleStore store, ITaskStore tasks, ScheduleEngine engine, IScheduledWork work, TimeProvider time)
{
    private const int LongestText = 1024 * 1024;

    private readonly TaskId ids = new(time);

    /// <summary>Makes a schedule for the caller's user. It is stored when this returns.</summary>
    /// <exception cref="SdkException">
    /// <c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>, <c>invalid_schedule</c> with the position,
    /// <c>task_not_registered</c>, <c>permission_denied</c>, <c>invalid_payload</c>, <c>payload_too_large</c>.
    /// </exception>
    public async Task<string> ScheduleAsync(TaskCaller caller, NewSchedule wanted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(wanted);
        var user = UserOf(caller);
        if (!engine.IsRunning)
        {
            throw new SdkException(ErrorCodes.TaskRuntimeUnavailable, "Schedules are not looked after yet, or not any more.");
        }

        if (Encoding.UTF8.GetByteCount(wanted.Args ?? wanted.Message ?? "") > LongestText)
        {
            throw new SdkException(ErrorCodes.PayloadTooLarge, "What a schedule gives its task is 1 MiB at most.");
        }

        var now = StoredTime.Cut(time.GetUtcNow());
        if (!Schedule.TryParse(wanted.When, wanted.Options.TimeZone, now, out var times, out var error))
        {
            throw new SdkException(ErrorCodes.InvalidSchedule, error.ToString());
        }

        var target = Qualified(caller, wanted.TaskName ?? wanted.Agent);
        var schedule = new ScheduleRecord
        {
            Id = ids.Next(), Module = caller.Module ?? target[..target.IndexOf('.', StringComparison.Ordinal)], Name = wanted.Options.Name ?? target,
            When = times.When, TimeZone = times.TimeZone,
            TaskName = wanted.TaskName is null ? null : target, Args = wanted.TaskName is null ? null : wanted.Args,
            Agent = wanted.TaskName is null ? target : null, Message = wanted.TaskName is null ? wanted.Message ?? "" : null,
            Missed = wanted.Options.Missed, Overlap = wanted.Options.Overlap, UserId = user, OrganizationId = caller.Session.OrganizationId,
            Source = ScheduleSource.User, CreatedAt = now, NextRun = times.Next(now),
        };
        if (await work.ForAsync(schedule, cancellationToken) is null)
        {
            throw NotRegistered(target);
        }

        await work.DemandAsync(schedule, caller.Session, cancellationToken);
        await store.AddAsync(schedule, cancellationToken);
        engine.Wake();
        return schedule.Id;
    }

    /// <summary>The schedules that the caller may see, by their next run. The status of one whose task is active is that task's state.</summary>
    public async Task<IReadOnlyList<ScheduleRecord>> ListAsync(TaskCaller caller, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (string.IsNullOrEmpty(caller.Session.UserId))
        {
            return [];
        }

        var query = new ScheduleQuery { Module = caller.Module, UserId = TaskAccess.ManagesAll(caller.Session) ? null : caller.Session.UserId };
        var schedules = new List<ScheduleRecord>();
        foreach (var schedule in await store.ListAsync(query, cancellationToken))
        {
            schedules.Add(await WithStateAsync(schedule, cancellationToken));
        }

        return schedules;
    }

    /// <summary>Removes a schedule; its tasks stay. One of a manifest is back when the manifest is read again. False where there is none.</summary>
    public async Task<bool> RemoveAsync(TaskCaller caller, string id, CancellationToken cancellationToken = default) =>
        await FindAsync(caller, id, cancellationToken) is not null && await store.RemoveAsync(id, cancellationToken);

    /// <summary>Keeps a schedule from firing until it is resumed. False where there is none.</summary>
    public async Task<bool> PauseAsync(TaskCaller caller, string id, CancellationToken cancellationToken = default) =>
        await FindAsync(caller, id, cancellationToken) is not null && await store.PauseAsync(id, cancellationToken: cancellationToken) is not null;

    /// <summary>Lets a paused schedule fire again; what was due meanwhile is not made up for. False where there is none.</summary>
    /// <exception cref="SdkException"><c>invalid_schedule</c>: it was paused because its expression cannot be read.</exception>
    public async Task<bool> ResumeAsync(TaskCaller caller, string id, CancellationToken cancellationToken = default)
    {
        while (await FindAsync(caller, id, cancellationToken) is { } schedule)
        {
            if (!schedule.IsPaused)
            {
                return true;
            }

            if (!Schedule.TryParse(schedule.When, schedule.TimeZone, schedule.CreatedAt, out var times, out var error))
            {
                throw new SdkException(ErrorCodes.InvalidSchedule, error.ToString());
            }

            if (await store.ResumeAsync(id, schedule.Version, NextOf(times, schedule), cancellationToken) is not null)
            {
                engine.Wake();
                return true;
            }
        }

        return false;
    }

    /// <summary>Fires a schedule now, whether it is due or paused. Null where there is none.</summary>
    /// <exception cref="SdkException">No task could be made: <c>task_not_registered</c>, <c>task_runtime_unavailable</c>.</exception>
    public async Task<AddedTask?> RunNowAsync(TaskCaller caller, string id, CancellationToken cancellationToken = default) =>
        await FindAsync(caller, id, cancellationToken) is null ? null : await engine.RunNowAsync(id, cancellationToken);

    private static string UserOf(TaskCaller caller) => string.IsNullOrEmpty(caller.Session.UserId)
        ? throw new SdkException(ErrorCodes.NoAuthenticatedUser, "A schedule needs a signed-in user to belong to.")
        : caller.Session.UserId;

    private static bool MaySee(TaskCaller caller, ScheduleRecord schedule) =>
        (caller.Module is null || schedule.Module == caller.Module) && (TaskAccess.ManagesAll(caller.Session) || schedule.UserId == caller.Session.UserId);

    private static string Qualified(TaskCaller caller, string? name)
    {
        var full = name is null || caller.Module is null || name.Contains('.', StringComparison.Ordinal) ? name : $"{caller.Module}.{name}";
        return ModuleNames.TrySplit(full, out _, out _) ? full! : throw NotRegistered(full);
    }

    private static SdkException NotRegistered(string? name) => new(ErrorCodes.TaskNotRegistered, $"There is no registered task or agent '{name}'.");

    /// <summary>Its one moment, where it has fired for it, is no reason to fire again.</summary>
    private DateTimeOffset? NextOf(Schedule times, ScheduleRecord schedule)
    {
        var now = time.GetUtcNow();
        return times.Next(times.IsOnce && schedule.LastRun > now ? schedule.LastRun.Value : now);
    }

    private async Task<ScheduleRecord?> FindAsync(TaskCaller caller, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(id);
        return !string.IsNullOrEmpty(caller.Session.UserId)
            && await store.GetAsync(id, cancellationToken) is { } schedule
            && MaySee(caller, schedule)
                ? schedule
                : null;
    }

    private async Task<ScheduleRecord> WithStateAsync(ScheduleRecord schedule, CancellationToken cancellationToken) =>
        ScheduleStatus.IsOpen(schedule.LastStatus) && schedule.LastTaskId is { } id && await tasks.GetAsync(id, cancellationToken) is { } task
            ? schedule with { LastStatus = ScheduleStatus.Of(task.Status) }
            : schedule;
}
