using PluginTasks.Sdk;

namespace PluginTasks.Tasks.States;

/// <summary>A task as it is stored. JSON is kept as text, times are UTC in milliseconds. Immutable.</summary>
public sealed record TaskRecord
{
    /// <summary>26 characters that sort by time.</summary>
    public required string Id { get; init; }

    public required string Module { get; init; }

    public required string Label { get; init; }

    public required TaskState Status { get; init; }

    public double Progress { get; init; }

    public string? TaskKey { get; init; }

    public required string UserId { get; init; }

    public string? OrganizationId { get; init; }

    public string? SessionKey { get; init; }

    /// <summary>0 to 9, 9 first.</summary>
    public int Priority { get; init; } = 5;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Counted from 1; the fence against reports of earlier runs.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How often in a row its process died under it.</summary>
    public int Crashes { get; init; }

    public double? TimeoutSeconds { get; init; }

    public string? Checkpoint { get; init; }

    public string? Result { get; init; }

    public string? Error { get; init; }

    /// <summary>The registered task that it runs; null for work that is a function of a process.</summary>
    public string? TaskName { get; init; }

    public string? Args { get; init; }

    /// <summary>Goes back to pending when its process dies.</summary>
    public bool Resumes { get; init; }

    /// <summary>The retry policy as JSON.</summary>
    public string? Retry { get; init; }

    /// <summary>Not granted a start before this time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The action to call at the end, as JSON.</summary>
    public string? Completion { get; init; }

    /// <summary>Language and trace of the submission, as JSON.</summary>
    public string? Context { get; init; }

    /// <summary>Users who were given this task when they asked for their own, as a JSON array; they may watch it.</summary>
    public string? Watchers { get; init; }

    /// <summary>The components of the question that it waits with.</summary>
    public string? Question { get; init; }

    /// <summary>An answer that its work has not read yet.</summary>
    public string? Answer { get; init; }

    /// <summary>The process that runs it.</summary>
    public string? Owner { get; init; }

    /// <summary>Rises with every event of the task, across restarts too.</summary>
    public long Seq { get; init; }

    public bool IsActive => !Status.IsFinal();
}
