using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Events;

/// <summary>Something that happened to a task, for its user. Immutable.</summary>
public sealed record TaskEvent
{
    private byte[]? message;

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

    /// <summary>What a notification says.</summary>
    public TaskNotification? Notification { get; init; }

    /// <summary>The message as clients get it, in UTF-8; written once for all of them, and only where somebody asks.</summary>
    public ReadOnlyMemory<byte> Message => message ??= TaskMessage.Utf8(this);
}
