using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>The schedules of a <see cref="MemoryTaskStore"/>, under its lock.</summary>
internal sealed class MemoryScheduleStore(MemoryTaskStore tasks) : IScheduleStore
{
    private readonly Dictionary<string, ScheduleRecord> schedules = new(StringComparer.Ordinal);

    public Task<bool> AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return tasks.Locked(() => schedules.TryAdd(schedule.Id, schedule.AsAdded()), cancellationToken);
    }

    public Task<ScheduleRecord?> GetAsync(string id, CancellationToken cancellationToken = default) =>
        tasks.Locked(() => schedules.GetValueOrDefault(id), cancellationToken);

    public Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return tasks.Locked<IReadOnlyList<ScheduleRecord>>(
            () =>
            [
                .. schedules.Values
                    .Where(s => (query.Module is null || s.Module == query.Module) &&
                        (query.UserId is null || s.UserId == query.UserId) &&
                        (query.DueBy is not { } by || s.NextRun <= by))
                    .OrderBy(s => s.NextRun ?? DateTimeOffset.MaxValue).ThenBy(s => s.Id, StringComparer.Ordinal)
                    .Take(query.Take),
            ],
            cancellationToken);
    }

    public Task<DateTimeOffset?> NextRunAsync(CancellationToken cancellationToken = default) =>
        tasks.Locked(() => schedules.Values.Min(s => s.NextRun), cancellationToken);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        tasks.Locked(() => schedules.Remove(id), cancellationToken);

    public Task<ScheduleRecord?> PauseAsync(string id, string? reason = null, long? version = null, CancellationToken cancellationToken = default) =>
        tasks.Locked(
            () => schedules.GetValueOrDefault(id) is { } stored && (version ?? stored.Version) == stored.Version ? Put(stored.Paused(reason)) : null,
            cancellationToken);

    public Task<ScheduleRecord?> ResumeAsync(string id, long version, DateTimeOffset? nextRun, CancellationToken cancellationToken = default) =>
        tasks.Locked(
            () => schedules.GetValueOrDefault(id) is { IsPaused: true } stored && stored.Version == version ? Put(stored.Resumed(nextRun)) : null,
            cancellationToken);

    public Task<IReadOnlyList<ScheduleRecord>> SetManifestAsync(
        string module, IReadOnlyList<ScheduleRecord> schedules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        return tasks.Locked<IReadOnlyList<ScheduleRecord>>(() => SetManifest(module, schedules), cancellationToken);
    }

    public Task<FiredSchedule?> FireAsync(ScheduleFiring firing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(firing);
        return tasks.Locked(() => Fire(firing), cancellationToken);
    }

    /// <summary>Called under the lock.</summary>
    public void Ended(TaskRecord task)
    {
        if (ScheduleKey.ScheduleId(task.TaskKey) is { } id && schedules.TryGetValue(id, out var stored))
        {
            schedules[id] = stored.AfterEnd(task);
        }
    }

    private List<ScheduleRecord> SetManifest(string module, IReadOnlyList<ScheduleRecord> written)
    {
        var known = schedules.Values.Where(s => s.Module == module && s.Source == ScheduleSource.Manifest).ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var gone in known.Keys.Except(written.Select(w => w.Id), StringComparer.Ordinal))
        {
            schedules.Remove(gone);
        }

        return
        [
            .. written
                .Select(w => Put(known.TryGetValue(w.Id, out var stored) ? stored.Rewritten(w) : w.AsAdded()))
                .OrderBy(s => s.Id, StringComparer.Ordinal),
        ];
    }

    private FiredSchedule? Fire(ScheduleFiring firing)
    {
        var stored = schedules.GetValueOrDefault(firing.Schedule.Id);
        if (!firing.Holds(stored))
        {
            return null;
        }

        var task = firing.Task is not { } wanted ? null
            : firing.NeedsLastEnded && tasks.Active(stored!.LastTaskId) is { } last ? new AddedTask(last, IsNew: false)
            : tasks.Add(wanted.AsStored());
        if (firing.ApplyTo(stored!, task) is { } after)
        {
            return new FiredSchedule(Put(after), task);
        }

        schedules.Remove(stored!.Id);
        return new FiredSchedule(null, task);
    }

    private ScheduleRecord Put(ScheduleRecord schedule) => schedules[schedule.Id] = schedule;
}
