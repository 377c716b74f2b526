namespace PluginTasks.Store.Writing;

/// <summary>
/// Commands that wait for the writer, in their order. Under load the writer waits a moment for those whom it has just
/// answered: a commit costs as much as dozens of rows, and each wake of its thread something too. Thread safe; one takes.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose handle nobody asks for holds nothing, and late callers still have to pass it.
internal sealed class CommandQueue(int capacity)
#pragma warning restore CA1001
{
    // From so many on callers are taken for a crowd that comes back; a few are not made to wait for each other.
    private const int SmallestCrowd = 4;
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(1);

    private readonly object gate = new();
    private readonly Queue<WriteCommand> commands = new();
    private readonly SemaphoreSlim room = new(capacity);
    private int wakeAt = int.MaxValue;
    private int lastTaken;
    private bool isClosed;

    /// <summary>Takes a command on where there is room now.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public bool TryAdd(WriteCommand command)
    {
        if (!room.Wait(0, CancellationToken.None))
        {
            return false;
        }

        Add(command);
        return true;
    }

    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async Task AddAsync(WriteCommand command, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        Add(command);
    }

    /// <summary>Waits for commands and takes as many as fit. Zero once it is closed and empty.</summary>
    public int Take(Span<WriteCommand> batch)
    {
        int count;
        lock (gate)
        {
            Gather(Math.Min(lastTaken, batch.Length));
            while (commands.Count == 0 && !isClosed)
            {
                wakeAt = 1;
                Monitor.Wait(gate);
            }

            wakeAt = int.MaxValue;
            for (count = 0; count < batch.Length && commands.TryDequeue(out var command); count++)
            {
                batch[count] = command;
            }

            lastTaken = count;
        }

        if (count > 0)
        {
            room.Release(count);
        }

        return count;
    }

    /// <summary>Takes nothing on any more; what waits is still taken.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.Pulse(gate);
        }
    }

    private void Gather(int crowd)
    {
        if (crowd >= SmallestCrowd && commands.Count < crowd && !isClosed)
        {
            wakeAt = crowd;
            Monitor.Wait(gate, LongestGathering);
        }
    }

    private void Add(WriteCommand command)
    {
        lock (gate)
        {
            if (!isClosed)
            {
                commands.Enqueue(command);
                if (commands.Count >= wakeAt)
                {
                    wakeAt = int.MaxValue;
                    Monitor.Pulse(gate);
                }

                return;
            }
        }

        room.Release();
        throw new ObjectDisposedException(nameof(SqliteTaskStore));
    }
}
