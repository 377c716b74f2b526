namespace PluginTasks.Sandbox.Audit;

/// <summary>Which rows to read. What is null does not filter. Immutable.</summary>
public sealed record AuditQuery
{
    public const int Most = 1_000;

    public AuditKind? Kind { get; init; }

    public string? Module { get; init; }

    public string? User { get; init; }

    /// <summary>Rows with a smaller number only.</summary>
    public long? Before { get; init; }

    /// <summary>How many, the newest first.</summary>
    public int Take { get; init; } = 100;
}
