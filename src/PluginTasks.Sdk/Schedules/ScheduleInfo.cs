using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>A schedule as it was when it was read. Times are UTC. Immutable and thread safe.</summary>
public sealed record ScheduleInfo
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>When it fires, as it was written.</summary>
    public required string When { get; init; }

    /// <summary>The time zone of wall-clock times, by its IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The registered task, as <c>module.task</c>; null where an agent is prompted.</summary>
    public string? TaskName { get; init; }

    /// <summary>What the task is given; null where it is given nothing.</summary>
    public JsonElement? Args { get; init; }

    /// <summary>The agent, as <c>module.agent</c>; null where a task is started.</summary>
    public string? Agent { get; init; }

    /// <summary>What the agent is prompted with; null where a task is started.</summary>
    public string? Message { get; init; }

    /// <summary>What becomes of missed firings.</summary>
    public MissedRuns Missed { get; init; }

    /// <summary>Whether it fires while its last task is still active.</summary>
    public bool Overlap { get; init; }

    /// <summary>Whether it is paused.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The user that its tasks belong to.</summary>
    public required string OwnerId { get; init; }

    /// <summary>When it fired last; null where it has not.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>What came of that: a task's state, <c>skipped</c>, or why no task could be made; null where it has not fired.</summary>
    public string? LastStatus { get; init; }

    /// <summary>The last task that it made; null where it has made none.</summary>
    public string? LastTaskId { get; init; }

    /// <summary>When it fires next; null where it does not, or is paused.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>How many firings in a row failed.</summary>
    public int Failures { get; init; }
}
