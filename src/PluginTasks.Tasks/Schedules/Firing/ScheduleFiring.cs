using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>
/// One firing, to be claimed: it applies only where the schedule is still as it was read, so that of several hosts one
/// fires, and none fires what was removed or paused meanwhile.
/// </summary>
public sealed record ScheduleFiring
{
    /// <summary>The schedule as it was read: its version and its next run are the fence.</summary>
    public required ScheduleRecord Schedule { get; init; }

    /// <summary>When it fires.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it is due again; null: never.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>The task that is added with the claim; null where none can be made, or none is to be.</summary>
    public TaskRecord? Task { get; init; }

    /// <summary>Whether the last task has to have ended; else this firing is skipped.</summary>
    public bool NeedsLastEnded { get; init; }

    /// <summary>The one moment of a schedule that has no other: a user's schedule is gone once its task is there.</summary>
    public bool IsLast { get; init; }

    /// <summary>Somebody asked for it now: a pause does not matter.</summary>
    public bool IsByHand { get; init; }

    /// <summary>What is recorded where there is no task; null leaves the last firing recorded as it is.</summary>
    public string? Status { get; init; }

    /// <summary>Whether that is a failure.</summary>
    public bool IsFailure { get; init; }
}
