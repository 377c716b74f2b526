using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>
/// Where schedules are kept, beside the tasks that they make. A call that changes something has returned only when the
/// change survives the end of this process. Several processes may use one store at once. When a task ends that a schedule
/// made, the store records that with the schedule in the same transaction. Thread safe.
/// A call that cannot be done for a reason outside of the program throws <see cref="StoreException"/>.
/// </summary>
public interface IScheduleStore
{
    /// <summary>Adds a schedule. False where its id is there already.</summary>
    Task<bool> AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken = default);

    Task<ScheduleRecord?> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Schedules by their next run, those without one last, then by id.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleQuery query, CancellationToken cancellationToken = default);

    /// <summary>The earliest next run of all; null where none is due ever.</summary>
    Task<DateTimeOffset?> NextRunAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a schedule; its tasks stay. False where there is none.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Pauses a schedule, which then has no next run. One that is paused stays as it is.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="reason">Why, where it is the engine that pauses it; recorded as its last status, and as a failure.</param>
    /// <param name="version">Only where it has this version; null: any.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The schedule, paused; null where there is none, or of another version.</returns>
    Task<ScheduleRecord?> PauseAsync(string id, string? reason = null, long? version = null, CancellationToken cancellationToken = default);

    /// <summary>Lets a paused schedule of this version fire again, next at a time.</summary>
    /// <returns>The schedule; null where there is none, it is not paused, or of another version.</returns>
    Task<ScheduleRecord?> ResumeAsync(string id, long version, DateTimeOffset? nextRun, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the manifest schedules of a module those, at once: new ones are added, changed ones keep their history and,
    /// where their times are the same, their next run; unchanged ones are left alone; the others are removed.
    /// </summary>
    /// <returns>The module's manifest schedules as they are now, by id.</returns>
    Task<IReadOnlyList<ScheduleRecord>> SetManifestAsync(string module, IReadOnlyList<ScheduleRecord> schedules, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims a firing and adds its task in one transaction. Against any number of callers in any process, one claims it.
    /// A task whose key is active is not added, and the firing is recorded as skipped.
    /// </summary>
    /// <returns>What came of it; null where the schedule is not as it was read, and nothing happened.</returns>
    Task<FiredSchedule?> FireAsync(ScheduleFiring firing, CancellationToken cancellationToken = default);
}
