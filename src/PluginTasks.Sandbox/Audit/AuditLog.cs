using System.Globalization;
using System.Threading.Channels;

namespace PluginTasks.Sandbox.Audit;

/// <summary>
/// Takes entries on in a bounded queue and keeps them many at a time. What does not fit, or cannot be kept, is counted, and the log says
/// how much it was as soon as it can. Thread safe.
/// </summary>
public sealed class AuditLog : IAuditLog, IAsyncDisposable
{
    private const int LargestBatch = 256;

    private readonly Channel<Waiting> queue;
    private readonly IAuditStore store;
    private readonly TimeProvider time;
    private readonly Action<Exception>? onFailed;
    private readonly Task writing;
    private long lost;

    /// <param name="store">Keeps the entries.</param>
    /// <param name="time">When they happen.</param>
    /// <param name="capacity">How many may wait.</param>
    /// <param name="onFailed">Told when entries could not be kept.</param>
    public AuditLog(IAuditStore store, TimeProvider time, int capacity = 8_192, Action<Exception>? onFailed = null)
    {
        this.store = store;
        this.time = time;
        this.onFailed = onFailed;
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(capacity) { SingleReader = true });
        writing = Task.Run(WriteAllAsync);
    }

    public void Write(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!queue.Writer.TryWrite(new Waiting(entry.Clean(time.GetUtcNow()), null)))
        {
            Interlocked.Increment(ref lost);
        }
    }

    public async Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await queue.Writer.WriteAsync(new Waiting(entry.Clean(time.GetUtcNow()), kept), cancellationToken).ConfigureAwait(false);
        await kept.Task.ConfigureAwait(false);
    }

    /// <summary>What is kept, the newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> ListAsync(AuditQuery query, CancellationToken cancellationToken = default) =>
        store.ListAsync(query, cancellationToken);

    /// <summary>Keeps what was taken on, and takes on nothing more.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing.ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Waiting>(LargestBatch);
        while (await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await WriteAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }

        if (Volatile.Read(ref lost) > 0)
        {
            await WriteAsync([]).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        var missing = Interlocked.Exchange(ref lost, 0);
        try
        {
            IEnumerable<AuditEntry> entries = batch.Select(w => w.Entry);
            await store.AppendAsync([.. missing > 0 ? entries.Append(Missing(missing)) : entries]).ConfigureAwait(false);
            batch.ForEach(w => w.Kept?.TrySetResult());
        }
#pragma warning disable CA1031 // Whatever keeps the log from being written is told to who waits for it, and to the host's log.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.Add(ref lost, missing + batch.Count(w => w.Kept is null));
            onFailed?.Invoke(error);
            batch.ForEach(w => w.Kept?.TrySetException(error));
        }
    }

    private AuditEntry Missing(long count) => new AuditEntry
    {
        Kind = AuditKind.Audit, Outcome = "entries_lost", Detail = count.ToString(CultureInfo.InvariantCulture),
    }.Clean(time.GetUtcNow());

    private sealed record Waiting(AuditEntry Entry, TaskCompletionSource? Kept);
}
