using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Storage;

/// <summary>
/// A change of one task with its fence: it applies only where the task is in one of the states
/// <see cref="From"/> and, where given, in the attempt <see cref="Attempt"/>. What is null stays as it is.
/// </summary>
public sealed record TaskChange
{
    public required string Id { get; init; }

    public required IReadOnlyList<TaskState> From { get; init; }

    public int? Attempt { get; init; }

    public required DateTimeOffset At { get; init; }

    public TaskState? To { get; init; }

    public double? Progress { get; init; }

    public string? Label { get; init; }

    public string? Checkpoint { get; init; }

    public string? Result { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Added to the attempt: 1 for a retry or a resume.</summary>
    public int AttemptsMore { get; init; }

    /// <summary>The new count of crashes in a row.</summary>
    public int? Crashes { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public string? Owner { get; init; }

    public string? Question { get; init; }

    public string? Answer { get; init; }

    /// <summary>Takes the question away, and the answer with it.</summary>
    public bool ClearsQuestion { get; init; }

    /// <summary>Applies only while a question waits that has no answer.</summary>
    public bool NeedsOpenQuestion { get; init; }

    /// <summary>Another user who may watch it from now on.</summary>
    public string? Watcher { get; init; }

    /// <summary>Applies only while <c>seq</c> is this: where nothing was told of the task since it was looked at.</summary>
    public long? IfSeq { get; init; }

    /// <summary>How far <c>seq</c> moves: the number of events that the change is told with.</summary>
    public int Events { get; init; } = 1;

    /// <summary>Stored in the same transaction, for a user who may be away.</summary>
    public Notice? Notice { get; init; }
}
