using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Reading;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Audit;

/// <summary>The audit log in the file of a <see cref="SqliteTaskStore"/>.</summary>
internal sealed class SqliteAuditStore(Writer writer, ReaderPool readers) : IAuditStore
{
    public Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return writer.RunAsync(new AppendAudit(entries), cancellationToken);
    }

    public async Task<IReadOnlyList<AuditRow>> ListAsync(AuditQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await readers.SearchAsync(d => AuditRows.List(d, query), cancellationToken).ConfigureAwait(false);
    }
}
