using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Store.Reading;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Access;

/// <summary>What is asked and decided, in the file of a <see cref="SqliteTaskStore"/>.</summary>
internal sealed class SqliteAccessStore(Writer writer, ReaderPool readers) : IAccessStore
{
    public Task<StoredAccess> ReadAsync(CancellationToken cancellationToken = default) => readers.SearchAsync(AccessRows.Read, cancellationToken);

    public Task SaveAsync(IReadOnlyList<AccessRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return writer.RunAsync(new SaveRequests(requests), cancellationToken);
    }

    public Task DecideAsync(DecidedAccess decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return writer.RunAsync(new Decide(decision), cancellationToken);
    }

    public Task<bool> ForgetAsync(AccessKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return writer.RunAsync(new ForgetAccess(key), cancellationToken);
    }
}
