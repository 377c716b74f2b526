namespace PluginTasks.Sdk;

/// <summary>A row of the audit log. Its texts have no control characters and no line ends. Immutable and thread safe.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind"><c>sign_in</c>, <c>action</c>, <c>access</c>, <c>denial</c>, <c>module</c>, <c>task</c> or <c>audit</c>.</param>
/// <param name="Module">The module that it is about; null where it is about none.</param>
/// <param name="UserId">The user who did it; null where nobody did.</param>
/// <param name="Subject">The action, task or target.</param>
/// <param name="Outcome">What came of it, as a code.</param>
/// <param name="Detail">More, where there is more.</param>
/// <param name="Hash">Of this row and of the one before.</param>
public sealed record AuditLine(
    long Number,
    DateTimeOffset At,
    string Kind,
    string? Module,
    string? UserId,
    string? Subject,
    string Outcome,
    string? Detail,
    string Hash);
