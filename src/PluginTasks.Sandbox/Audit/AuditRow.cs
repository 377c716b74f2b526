namespace PluginTasks.Sandbox.Audit;

/// <summary>A row of the log. Immutable.</summary>
/// <param name="Number">Counted from 1, without gaps.</param>
/// <param name="Entry">What happened.</param>
/// <param name="Hash">Of all that and of the row before; in hexadecimal.</param>
public sealed record AuditRow(long Number, AuditEntry Entry, string Hash);
