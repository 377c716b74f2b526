namespace PluginTasks.Sdk;

/// <summary>Which tasks to read. What is null does not filter; the rest all have to hold. Immutable and thread safe.</summary>
public sealed record TaskFilters
{
    /// <summary>The task with this id.</summary>
    public string? Id { get; init; }

    /// <summary>Those of this module.</summary>
    public string? Module { get; init; }

    /// <summary>Those whose label holds this text, in any case.</summary>
    public string? Label { get; init; }

    /// <summary>Those in this state.</summary>
    public TaskState? Status { get; init; }

    /// <summary>Those with exactly this key.</summary>
    public string? TaskKey { get; init; }

    /// <summary>Those whose key begins so.</summary>
    public string? TaskKeyPrefix { get; init; }

    /// <summary>Those of this user.</summary>
    public string? UserId { get; init; }

    /// <summary>Those of this organization.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Those made at this time or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Those made at this time or earlier.</summary>
    public DateTimeOffset? CreatedTo { get; init; }
}
