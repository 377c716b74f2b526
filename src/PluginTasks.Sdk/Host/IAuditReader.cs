namespace PluginTasks.Sdk;

/// <summary>The audit log, to be read. See <see cref="IHostControl"/> for who may. Thread safe.</summary>
public interface IAuditReader
{
    /// <summary>Rows, the newest first.</summary>
    /// <param name="filters">Which. Default: the newest hundred.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">A number out of range, or a kind that there is not.</exception>
    Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilters? filters = null, CancellationToken cancellationToken = default);
}
