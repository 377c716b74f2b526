using PluginTasks.Store.Reading;
using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Store.Schedules;

/// <summary>The schedules of a <see cref="SqliteTaskStore"/>, through its connections.</summary>
internal sealed class SqliteScheduleStore(Writer writer, ReaderPool readers) : IScheduleStore
{
    public Task<bool> AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return writer.RunAsync(new AddSchedule(schedule), cancellationToken);
    }

    public Task<ScheduleRecord?> GetAsync(string id, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(ScheduleReading.Get, id, cancellationToken);

    public async Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await readers.SearchAsync(d => ScheduleReading.List(d, query), cancellationToken).ConfigureAwait(false);
    }

    public Task<DateTimeOffset?> NextRunAsync(CancellationToken cancellationToken = default) =>
        readers.ReadAsync(static (d, _) => ScheduleReading.NextRun(d), 0, cancellationToken);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        writer.RunAsync(new RemoveSchedule(id), cancellationToken);

    public Task<ScheduleRecord?> PauseAsync(string id, string? reason = null, long? version = null, CancellationToken cancellationToken = default) =>
        writer.RunAsync(new PauseSchedule(id, reason, version), cancellationToken);

    public Task<ScheduleRecord?> ResumeAsync(string id, long version, DateTimeOffset? nextRun, CancellationToken cancellationToken = default) =>
        writer.RunAsync(new ResumeSchedule(id, version, nextRun), cancellationToken);

    public Task<IReadOnlyList<ScheduleRecord>> SetManifestAsync(
        string module, IReadOnlyList<ScheduleRecord> schedules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        return writer.RunAsync(new SetManifestSchedules(module, [.. schedules]), cancellationToken);
    }

    public Task<FiredSchedule?> FireAsync(ScheduleFiring firing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(firing);
        return writer.RunAsync(new FireSchedule(firing), cancellationToken);
    }
}
