namespace PluginTasks.Sandbox.Audit;

/// <summary>Something that happened: to whom, by whom, and what came of it. No secrets and no payloads. Immutable.</summary>
public sealed record AuditEntry
{
    public required AuditKind Kind { get; init; }

    /// <summary>When; null for the moment at which the log takes it on.</summary>
    public DateTimeOffset? At { get; init; }

    public string? Module { get; init; }

    public string? User { get; init; }

    /// <summary>What it is about: an action, a task, a target.</summary>
    public string? Subject { get; init; }

    /// <summary>A code: <c>ok</c>, <c>denied</c>, <c>action_failed</c>, …</summary>
    public required string Outcome { get; init; }

    public string? Detail { get; init; }

    /// <summary>As it is kept: with a time, every text short, and nothing in it that a reader's terminal or another program would act on.</summary>
    public AuditEntry Clean(DateTimeOffset now) => this with
    {
        At = At ?? now,
        Module = AuditText.Clean(Module, 64),
        User = AuditText.Clean(User, 200),
        Subject = AuditText.Clean(Subject, 500),
        Outcome = AuditText.Clean(Outcome, 100)!,
        Detail = AuditText.Clean(Detail, 500),
    };
}
