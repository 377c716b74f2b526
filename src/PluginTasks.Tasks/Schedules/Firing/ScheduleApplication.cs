using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>
/// What commands make of a schedule: the one place that says so, for every store. A store only has to see to it that
/// nobody writes between its look at the rows and its update.
/// </summary>
public static class ScheduleApplication
{
    /// <summary>A schedule as it is added.</summary>
    public static ScheduleRecord AsAdded(this ScheduleRecord schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Cut() with { Version = 1 };
    }

    /// <summary>
    /// Whether the stored schedule is the one that was read.
    /// One that was removed and added again has another time of creation, or the same moments.
    /// </summary>
    public static bool Holds(this ScheduleFiring firing, ScheduleRecord? stored)
    {
        ArgumentNullException.ThrowIfNull(firing);
        var read = firing.Schedule;
        return stored is not null && stored.Version == read.Version && stored.NextRun == read.NextRun && stored.CreatedAt == read.CreatedAt &&
            (firing.IsByHand || !stored.IsPaused);
    }

    /// <summary>The schedule after a firing; null where it is gone.</summary>
    /// <param name="firing">The firing, whose fence holds.</param>
    /// <param name="stored">The schedule before.</param>
    /// <param name="task">What became of the firing's task, where it has one.</param>
    public static ScheduleRecord? ApplyTo(this ScheduleFiring firing, ScheduleRecord stored, AddedTask? task)
    {
        ArgumentNullException.ThrowIfNull(firing);
        ArgumentNullException.ThrowIfNull(stored);
        var moved = stored with { Version = stored.Version + 1, NextRun = StoredTime.Cut(firing.NextRun) };
        return task switch
        {
            // A manifest's stays, or the next start would take it for a new one and fire it again.
            { IsNew: true } when firing.IsLast && stored.Source == ScheduleSource.User => null,
            { IsNew: true } => moved with { LastRun = StoredTime.Cut(firing.At), LastStatus = ScheduleStatus.Of(TaskState.Pending), LastTaskId = task.Task.Id },
            { IsNew: false } => moved with { LastRun = StoredTime.Cut(firing.At), LastStatus = ScheduleStatus.Skipped },
            null when firing.Status is { } status => moved with
            {
                LastRun = firing.IsFailure ? StoredTime.Cut(firing.At) : stored.LastRun,
                LastStatus = status,
                Failures = stored.Failures + (firing.IsFailure ? 1 : 0),
            },
            null => moved,
        };
    }

    /// <summary>The schedule after a task of it has ended; the same object where nothing is to be recorded.</summary>
    public static ScheduleRecord AfterEnd(this ScheduleRecord stored, TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(task);
        if (stored.Module != task.Module)
        {
            return stored;
        }

        return stored with
        {
            LastStatus = stored.LastTaskId == task.Id && ScheduleStatus.IsOpen(stored.LastStatus) ? ScheduleStatus.Of(task.Status) : stored.LastStatus,
            Failures = task.Status switch
            {
                TaskState.Failed or TaskState.Interrupted => stored.Failures + 1,
                TaskState.Completed => 0,
                _ => stored.Failures,
            },
        };
    }

    /// <summary>The paused schedule; the same object where it was paused already.</summary>
    public static ScheduleRecord Paused(this ScheduleRecord stored, string? reason)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.IsPaused ? stored : stored with
        {
            Version = stored.Version + 1,
            IsPaused = true,
            NextRun = null,
            PauseReason = reason,
            LastStatus = reason ?? stored.LastStatus,
            Failures = stored.Failures + (reason is null ? 0 : 1),
        };
    }

    /// <summary>The schedule that fires again.</summary>
    public static ScheduleRecord Resumed(this ScheduleRecord stored, DateTimeOffset? nextRun)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored with { Version = stored.Version + 1, IsPaused = false, PauseReason = null, NextRun = StoredTime.Cut(nextRun) };
    }

    /// <summary>What becomes of a manifest's schedule when the manifest is read again; the same object where nothing changes.</summary>
    /// <param name="stored">The schedule as it is.</param>
    /// <param name="written">As the manifest has it now, made now.</param>
    public static ScheduleRecord Rewritten(this ScheduleRecord stored, ScheduleRecord written)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(written);
        if (stored.HasDefinitionOf(written))
        {
            return stored;
        }

        // Who paused it meant the schedule; the engine meant an expression that may be repaired now.
        var sameTimes = stored.HasTimesOf(written);
        var staysPaused = stored.IsPaused && (sameTimes || stored.PauseReason is null);
        return written.Cut() with
        {
            Version = stored.Version + 1,
            IsPaused = staysPaused,
            PauseReason = staysPaused ? stored.PauseReason : null,
            CreatedAt = sameTimes ? stored.CreatedAt : StoredTime.Cut(written.CreatedAt),
            NextRun = staysPaused ? null : sameTimes ? stored.NextRun : StoredTime.Cut(written.NextRun),
            LastRun = stored.LastRun,
            LastStatus = stored.LastStatus,
            LastTaskId = stored.LastTaskId,
            Failures = stored.Failures,
        };
    }
}
