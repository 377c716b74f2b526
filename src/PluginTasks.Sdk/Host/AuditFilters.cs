namespace PluginTasks.Sdk;

/// <summary>Which rows of the audit log to read. What is null does not filter; the rest all have to hold. Immutable and thread safe.</summary>
public sealed record AuditFilters
{
    /// <summary>Those of this kind: see <see cref="AuditLine.Kind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Those about this module.</summary>
    public string? Module { get; init; }

    /// <summary>Those about what this user did.</summary>
    public string? UserId { get; init; }

    /// <summary>Those with a smaller number, for the next page.</summary>
    public long? Before { get; init; }

    /// <summary>How many at most, 1 to 1,000. Default: 100.</summary>
    public int Take { get; init; } = 100;
}
