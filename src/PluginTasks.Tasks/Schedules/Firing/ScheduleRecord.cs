using PluginTasks.Sdk;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>A schedule as it is stored. JSON is kept as text, times are UTC in milliseconds. Immutable.</summary>
public sealed record ScheduleRecord
{
    /// <summary>Never has a colon: it stands in the keys of tasks. Of a manifest's schedule: <c>module.id</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The module that it belongs to, and its tasks with it.</summary>
    public required string Module { get; init; }

    /// <summary>For people; the label of its tasks.</summary>
    public required string Name { get; init; }

    /// <summary>The expression as it was written.</summary>
    public required string When { get; init; }

    /// <summary>The IANA name of the zone of wall-clock times.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The registered task, as <c>module.task</c>; null where an agent is prompted.</summary>
    public string? TaskName { get; init; }

    /// <summary>The arguments of the task, as JSON.</summary>
    public string? Args { get; init; }

    /// <summary>The agent, as <c>module.agent</c>; null where a task is started.</summary>
    public string? Agent { get; init; }

    /// <summary>What the agent is prompted with.</summary>
    public string? Message { get; init; }

    public MissedRuns Missed { get; init; }

    /// <summary>Whether it fires while its last task is active.</summary>
    public bool Overlap { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Why the engine paused it; null where somebody did.</summary>
    public string? PauseReason { get; init; }

    /// <summary>The user that its tasks belong to.</summary>
    public required string UserId { get; init; }

    public string? OrganizationId { get; init; }

    public required ScheduleSource Source { get; init; }

    /// <summary>What intervals and <c>in …</c> count from.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is due; null where it is paused, or never will be.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>When it fired last.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>What came of that: the state of a task, or one of <see cref="ScheduleStatus"/>, or an error code.</summary>
    public string? LastStatus { get; init; }

    /// <summary>The last task that it made.</summary>
    public string? LastTaskId { get; init; }

    /// <summary>How many firings in a row failed.</summary>
    public int Failures { get; init; }

    /// <summary>Rises with each change of what it does or when; the fence of firings. The end of a task is no such change.</summary>
    public long Version { get; init; }

    /// <summary>Whether the schedule counts as the same one to fire: everything that decides about the moments.</summary>
    internal bool HasTimesOf(ScheduleRecord other) => When == other.When && TimeZone == other.TimeZone;

    internal bool HasDefinitionOf(ScheduleRecord other) =>
        HasTimesOf(other) && Name == other.Name && TaskName == other.TaskName && Args == other.Args && Agent == other.Agent &&
        Message == other.Message && Missed == other.Missed && Overlap == other.Overlap &&
        UserId == other.UserId && OrganizationId == other.OrganizationId;

    /// <summary>As a store keeps it: its times cut to milliseconds.</summary>
    internal ScheduleRecord Cut() => this with
    {
        CreatedAt = StoredTime.Cut(CreatedAt), NextRun = StoredTime.Cut(NextRun), LastRun = StoredTime.Cut(LastRun),
    };
}
