using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>A task as it was at one moment. Times are UTC. Immutable and thread safe. <see cref="ModuleJson"/> says how it is written as JSON.</summary>
public record TaskSnapshot
{
    /// <summary>Its id: 26 characters, sortable by time.</summary>
    public required string TaskId { get; init; }

    /// <summary>What the user sees as its name.</summary>
    public required string Label { get; init; }

    /// <summary>The module that it belongs to.</summary>
    public required string Module { get; init; }

    /// <summary>Its key; null where it has none.</summary>
    public string? TaskKey { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskState Status { get; init; }

    /// <summary>How far it is, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>The last stored checkpoint; null where there is none.</summary>
    public JsonElement? Checkpoint { get; init; }

    /// <summary>What it returned; null where it returned nothing or has not completed.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Why it failed or was interrupted, for the user; null where it was not.</summary>
    public string? Error { get; init; }

    /// <summary>Which attempt runs or ran last, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The user that it belongs to.</summary>
    public required string UserId { get; init; }

    /// <summary>The organization that it belongs to; null where there is none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it first ran; null where it has not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it reached its final state; null where it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Rises with each change, so that of two snapshots the newer can be told.</summary>
    public long Seq { get; init; }

    /// <summary>What it returned; the default of <typeparamref name="T"/> where it returned nothing or has not completed.</summary>
    /// <exception cref="JsonException">It is not a <typeparamref name="T"/>.</exception>
    public T? ResultAs<T>() => ModuleJson.Read<T>(Result);
}
