namespace PluginTasks.Sandbox.Audit;

/// <summary>Keeps the newest rows for as long as it lives itself. Thread safe.</summary>
/// <param name="most">So many rows are kept.</param>
public sealed class MemoryAuditStore(int most = 10_000) : IAuditStore
{
    private readonly Lock gate = new();
    private readonly Queue<AuditRow> rows = [];
    private string head = AuditChain.Start;
    private long count;

    public Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        lock (gate)
        {
            foreach (var entry in entries)
            {
                head = AuditChain.Next(
                    head,
                    ++count,
                    entry.At!.Value.ToUnixTimeMilliseconds(),
                    AuditWords.NameOf(entry.Kind),
                    entry.Module,
                    entry.User,
                    entry.Subject,
                    entry.Outcome,
                    entry.Detail);
                rows.Enqueue(new AuditRow(count, entry, head));
                if (rows.Count > most)
                {
                    rows.Dequeue();
                }
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditRow>> ListAsync(AuditQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<AuditRow>>([.. rows.Reverse().Where(r => Matches(r, query)).Take(query.Take)]);
        }
    }

    private static bool Matches(AuditRow row, AuditQuery query) =>
        (query.Kind is null || row.Entry.Kind == query.Kind)
        && (query.Module is null || row.Entry.Module == query.Module)
        && (query.User is null || row.Entry.User == query.User)
        && (query.Before is null || row.Number < query.Before);
}
