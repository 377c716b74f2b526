namespace PluginTasks.Store.Writing;

/// <summary>
/// Commands that wait for the writer, in the order in which they were brought, also where they first had to wait for room.
/// Under load the writer waits a moment for half of those whom it has just answered: a commit costs as much as dozens of
/// rows, and each wake of its thread something too; and while it writes for the one half, the other is on its way back.
/// Thread safe; one takes.
/// </summary>
internal sealed class CommandQueue(int capacity)
{
    // From so many on callers are taken for a crowd that comes back; a few are not made to wait for each other.
    private const int SmallestCrowd = 4;
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(1);

    private readonly object gate = new();
    private readonly Queue<WriteCommand> commands = new();
    private readonly LinkedList<Outside> outside = new();
    private int wakeAt = int.MaxValue;
    private int lastTaken;
    private bool isClosed;

    /// <summary>Takes a command on where there is room now.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public bool TryAdd(WriteCommand command)
    {
        lock (gate)
        {
            if (!HasRoom())
            {
                return false;
            }

            Add(command);
            return true;
        }
    }

    /// <summary>Takes a command on once there is room for it. Nobody who comes later is before it.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async Task AddAsync(WriteCommand command, CancellationToken cancellationToken)
    {
        var place = new LinkedListNode<Outside>(new Outside(command));
        lock (gate)
        {
            if (HasRoom())
            {
                Add(command);
                return;
            }

            outside.AddLast(place);
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null);
        await place.Value.Taken.Task.ConfigureAwait(false);
    }

    /// <summary>Waits for commands and takes as many as fit. Zero once it is closed and empty.</summary>
    public int Take(Span<WriteCommand> batch)
    {
        int count;
        lock (gate)
        {
            Gather(Math.Min(lastTaken / 2, batch.Length));
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
            while (commands.Count < capacity && outside.First is { } first)
            {
                outside.RemoveFirst();
                commands.Enqueue(first.Value.Command);
                first.Value.Taken.SetResult();
            }
        }

        return count;
    }

    /// <summary>Takes nothing on any more; what waits is still taken, what waits for room is not.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var waiting in outside)
            {
                waiting.Taken.SetException(Closed());
            }

            outside.Clear();
            Monitor.Pulse(gate);
        }
    }

    private static ObjectDisposedException Closed() => new(nameof(SqliteTaskStore));

    private void Gather(int crowd)
    {
        if (crowd >= SmallestCrowd && commands.Count < crowd && !isClosed)
        {
            wakeAt = crowd;
            Monitor.Wait(gate, LongestGathering);
        }
    }

    private bool HasRoom() => isClosed ? throw Closed() : commands.Count < capacity && outside.Count == 0;

    private void Add(WriteCommand command)
    {
        commands.Enqueue(command);
        if (commands.Count >= wakeAt)
        {
            wakeAt = int.MaxValue;
            Monitor.Pulse(gate);
        }
    }

    private void GiveUp(LinkedListNode<Outside> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null)
            {
                return;
            }

            outside.Remove(place);
        }

        place.Value.Taken.SetCanceled(cancellationToken);
    }

    private sealed record Outside(WriteCommand Command)
    {
        public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
