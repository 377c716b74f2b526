using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Events;

/// <summary>Something that happened to a task, for its user. Immutable.</summary>
public sealed record TaskEvent
{
    public required TaskEventKind Kind { get; init; }

    /// <summary>The task after it; for live progress, with that progress and label in place.</summary>
    public required TaskRecord Task { get; init; }

    /// <summary>Rises within a task.</summary>
    public required long Seq { get; init; }

    /// <summary>Whether it is stored; progress that is only shown is not.</summary>
    public bool IsPersisted { get; init; } = true;

    /// <summary>Progress that came with a checkpoint.</summary>
    public bool HasCheckpoint { get; init; }

    /// <summary>By which a user who was away gets it once; null where it does not wait for anybody.</summary>
    public string? MessageId { get; init; }
}
