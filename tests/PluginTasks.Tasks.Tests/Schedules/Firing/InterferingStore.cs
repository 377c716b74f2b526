using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Tasks.Tests.Schedules.Firing;

/// <summary>Does something between the engine's look at the schedules and its claim, or instead of an answer.</summary>
internal sealed class InterferingStore(IScheduleStore store) : IScheduleStore
{
    public Func<IScheduleStore, string, Task>? BeforeFire { get; set; }

    public Func<IReadOnlyList<ScheduleRecord>, Task>? BeforeSet { get; set; }

    public Func<Exception?>? OnList { get; set; }

    public Task<bool> AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken = default) => store.AddAsync(schedule, cancellationToken);

    public Task<ScheduleRecord?> GetAsync(string id, CancellationToken cancellationToken = default) => store.GetAsync(id, cancellationToken);

    public Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleQuery query, CancellationToken cancellationToken = default) =>
        OnList?.Invoke() is { } error ? Task.FromException<IReadOnlyList<ScheduleRecord>>(error) : store.ListAsync(query, cancellationToken);

    public Task<DateTimeOffset?> NextRunAsync(CancellationToken cancellationToken = default) => store.NextRunAsync(cancellationToken);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) => store.RemoveAsync(id, cancellationToken);

    public Task<ScheduleRecord?> PauseAsync(string id, string? reason = null, long? version = null, CancellationToken cancellationToken = default) =>
        store.PauseAsync(id, reason, version, cancellationToken);

    public Task<ScheduleRecord?> ResumeAsync(string id, long version, DateTimeOffset? nextRun, CancellationToken cancellationToken = default) =>
        store.ResumeAsync(id, version, nextRun, cancellationToken);

    public async Task<IReadOnlyList<ScheduleRecord>> SetManifestAsync(
        string module, IReadOnlyList<ScheduleRecord> schedules, CancellationToken cancellationToken = default)
    {
        await (BeforeSet?.Invoke(schedules) ?? Task.CompletedTask);
        return await store.SetManifestAsync(module, schedules, cancellationToken);
    }

    public async Task<FiredSchedule?> FireAsync(ScheduleFiring firing, CancellationToken cancellationToken = default)
    {
        if (BeforeFire is { } interfere)
        {
            BeforeFire = null;
            await interfere(store, firing.Schedule.Id);
        }

        return await store.FireAsync(firing, cancellationToken);
    }
}
