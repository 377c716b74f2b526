using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Storage;

/// <summary>
/// Which tasks, in which order, and which page of them. Conditions that are null do not count. Of two tasks
/// that are equal in the order the ids decide, in the same direction; text is ordered by its code points.
/// </summary>
public sealed record TaskQuery
{
    public string? Id { get; init; }

    public string? Module { get; init; }

    /// <summary>Part of the label, in any case.</summary>
    public string? Label { get; init; }

    public IReadOnlyList<TaskState> Status { get; init; } = [];

    public string? TaskKey { get; init; }

    public string? TaskKeyPrefix { get; init; }

    public string? UserId { get; init; }

    public string? OrganizationId { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedTo { get; init; }

    public TaskOrder Order { get; init; } = TaskOrder.UpdatedAt;

    public bool Descending { get; init; } = true;

    public int Skip { get; init; }

    public int Take { get; init; } = 100;

    /// <summary>With checkpoint, result and error; a list leaves them out.</summary>
    public bool WithDetails { get; init; }
}
