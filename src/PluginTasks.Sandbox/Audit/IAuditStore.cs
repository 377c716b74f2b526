namespace PluginTasks.Sandbox.Audit;

/// <summary>Where the audit log is kept. What is in it cannot be changed or removed. Thread safe.</summary>
public interface IAuditStore
{
    /// <summary>Adds entries in this order, all or none.</summary>
    Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<AuditRow>> ListAsync(AuditQuery query, CancellationToken cancellationToken = default);
}
