using PluginTasks.Sandbox.Access;

namespace PluginTasks.Sandbox.Audit;

/// <summary>Remembers nothing.</summary>
public sealed class NoAudit : IAuditLog, IDenialLog
{
    public static NoAudit Instance { get; } = new();

    public void Write(AuditEntry entry)
    {
    }

    public Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Denied(string module, ResourceType resource, AccessOperation operation, string target, string reason)
    {
    }
}
