using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Host;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>The host's audit log.</summary>
internal sealed class RemoteAudit(HostLink host) : IAuditReader
{
    public async Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilters? filters = null, CancellationToken cancellationToken = default) =>
        (await host.CallAsync(HostMethods.ReadAudit, new ReadAudit(filters), cancellationToken).ConfigureAwait(false)).Lines;
}
