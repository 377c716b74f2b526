namespace PluginTasks.Tasks;

/// <summary>Removes tasks some time after their end. Has a timer only while a task waits for that. Thread safe.</summary>
internal sealed class BackgroundCleanup(TimeProvider time, TimeSpan delay, Action<DateTimeOffset> removeEndedUntil)
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> ends = new();
    private ITimer? timer;
    private bool isStopped;

    public void Add(DateTimeOffset end)
    {
        lock (gate)
        {
            ends.Enqueue(end, end);
            Arm();
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            isStopped = true;
            timer?.Dispose();
            timer = null;
        }
    }

    private void Arm()
    {
        if (isStopped || !ends.TryPeek(out var first, out _))
        {
            return;
        }

        var wait = first + delay - time.GetUtcNow();
        timer ??= time.CreateTimer(_ => Remove(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Ends are cut to milliseconds, and a clock that was set back must not make a wait longer than asked for.
        timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < delay ? wait : delay, Timeout.InfiniteTimeSpan);
    }

    private void Remove()
    {
        var until = time.GetUtcNow() - delay;
        lock (gate)
        {
            while (ends.TryPeek(out var end, out _) && end <= until)
            {
                ends.Dequeue();
            }

            Arm();
        }

        removeEndedUntil(until);
    }
}
