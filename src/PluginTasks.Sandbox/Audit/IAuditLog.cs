namespace PluginTasks.Sandbox.Audit;

/// <summary>Takes on what is to be remembered. Thread safe.</summary>
public interface IAuditLog
{
    /// <summary>Takes an entry on and goes on; it is kept a moment later. Does not throw.</summary>
    void Write(AuditEntry entry);

    /// <summary>Done when the entry is kept.</summary>
    Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken = default);
}
