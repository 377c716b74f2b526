using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Events;

/// <summary>
/// The order of one task's changes and events: one change after the other, each told when it is stored,
/// live progress between them at a bounded rate, and nothing after the final state. Thread safe.
/// </summary>
internal sealed class EventFlow : IDisposable
{
    private readonly RuntimeParts parts;
    private readonly int attempt;
    private readonly SemaphoreSlim order = new(1, 1);
    private readonly Lock gate = new();
    private ITimer? liveTimer;
    private TaskRecord task;
    private TaskRecord? waitingLive;
    private bool waitingHasCheckpoint;
    private long seq;
    private long storedSeq;
    private long lastLive;
    private int storing;
    private bool wasStored;
    private volatile bool isOverTold;

    // For as long as its end may have to follow it. Set in order.
    private Begin? begin;

    public EventFlow(RuntimeParts parts, TaskRecord task)
    {
        this.parts = parts;
        this.task = task;
        attempt = task.Attempt;
        seq = storedSeq = task.Seq;
        lastLive = parts.Time.GetTimestamp() - (long)(parts.Options.LiveInterval.TotalSeconds * parts.Time.TimestampFrequency);
    }

    /// <summary>The task after the last change that was stored.</summary>
    public TaskRecord Task
    {
        get
        {
            lock (gate)
            {
                return task;
            }
        }
    }

    /// <summary>Whether the task has ended or gone on to its next attempt, which counts on from what is stored.</summary>
    private bool IsOver => task.Status.IsFinal() || task.Attempt != attempt;

    /// <summary>Stores a change and tells of it. Null where its fence did not hold.</summary>
    public async Task<TaskRecord?> ChangeAsync(TaskChange change, TaskEventKind kind, bool hasCheckpoint = false, TaskNotification? notification = null)
    {
        await order.WaitAsync();
        try
        {
            await BegunAsync();
            return await StoreAsync(change, kind, Task, hasCheckpoint, notification);
        }
        finally
        {
            order.Release();
        }
    }

    /// <summary>Stores a change that depends on the task as it is when its turn comes.</summary>
    public async Task<TaskRecord?> ChangeAsync(Func<TaskRecord, (TaskChange Change, TaskEventKind Kind)> decide)
    {
        await order.WaitAsync();
        try
        {
            await BegunAsync();
            var (change, kind) = decide(Task);
            return await StoreAsync(change, kind, Task);
        }
        finally
        {
            order.Release();
        }
    }

    /// <summary>Stores that the attempt begins. Its end need not wait for the answer, other changes do.</summary>
    public async Task<TaskRecord?> BeginAsync(TaskChange change)
    {
        Begin mine;
        await order.WaitAsync();
        try
        {
            begin = mine = new Begin(change, StoreAsync(change, TaskEventKind.Update, Task), Volatile.Read(ref seq));
        }
        finally
        {
            order.Release();
        }

        var stored = await mine.Stored;
        if (stored is not null)
        {
            begin = null;
        }

        return stored;
    }

    /// <summary>
    /// Stores the end of the attempt, right behind its beginning where that is still on its way: then it is decided on
    /// what that will make of the task, and told after it.
    /// </summary>
    /// <exception cref="StoreException">It was not stored, or the beginning was not, without which there is no end.</exception>
    public async Task<TaskRecord?> EndAsync(Func<TaskRecord, (TaskChange Change, TaskEventKind Kind)> decide)
    {
        await order.WaitAsync();
        try
        {
            var first = begin;
            var before = Task;
            if (first is { Stored.IsCompleted: false } && first.Change.ApplyTo(before) is { } begun)
            {
                before = begun;
            }
            else if (first is not null)
            {
                _ = await first.Stored;
                (first, before) = (null, Task);
            }

            var (change, kind) = decide(before);
            return await StoreAsync(change, kind, before, after: first);
        }
        finally
        {
            order.Release();
        }
    }

    /// <summary>Done when the end of the attempt is told to everybody, where it is stored: whoever stores it holds the order until then.</summary>
    public async Task OverToldAsync(CancellationToken cancellationToken)
    {
        if (!isOverTold)
        {
            await order.WaitAsync(cancellationToken);
            order.Release();
        }
    }

    /// <summary>Shows progress that is not stored: at once, or after what is in its way, the latest in place of earlier ones.</summary>
    public void Show(double? progress, string? label, bool hasCheckpoint)
    {
        lock (gate)
        {
            var shown = waitingLive ?? task;
            waitingLive = shown with { Progress = progress ?? shown.Progress, Label = label ?? shown.Label };
            waitingHasCheckpoint |= hasCheckpoint;
        }

        SendWaiting();
    }

    public void WatchedBy(string watchers)
    {
        lock (gate)
        {
            task = task with { Watchers = watchers };
        }
    }

    /// <summary>Stops the timer alone: a change that comes too late must still find its turn, and then its fence.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            liveTimer?.Dispose();
        }
    }

    /// <summary>What is not the end depends on whether the attempt has begun. Whoever began it hears why it has not.</summary>
    private async ValueTask BegunAsync()
    {
        if (begin is { Stored: Task stored })
        {
            await stored.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TaskRecord?> StoreAsync(
        TaskChange change, TaskEventKind kind, TaskRecord before, bool hasCheckpoint = false, TaskNotification? notification = null, Begin? after = null)
    {
        int events;
        lock (gate)
        {
            storing++;
            events = (int)(++seq - (after?.Seq ?? storedSeq));
        }

        try
        {
            var notice = parts.Options.KeepsNotices ? TaskNotices.For(change, kind, before, notification) : null;
            var stored = await parts.Store.ChangeAsync(change with { Events = events, Notice = notice });
            if (after is not null)
            {
                // Answered, but perhaps not told yet; and an end that found no beginning has its reason there.
                await ((Task)after.Stored).ConfigureAwait(stored is null ? ConfigureAwaitOptions.None : ConfigureAwaitOptions.SuppressThrowing);
            }

            if (stored is not null)
            {
                Tell(new TaskEvent
                {
                    Kind = kind, Task = stored, Seq = stored.Seq, HasCheckpoint = hasCheckpoint, MessageId = notice?.MessageId, Notification = notification,
                });
            }

            return stored;
        }
        finally
        {
            lock (gate)
            {
                storing--;
            }

            SendWaiting();
        }
    }

    private void Tell(TaskEvent happened)
    {
        lock (gate)
        {
            (task, wasStored) = (happened.Task, true);

            // Further than was counted here where something was told of the task while it waited for its grant.
            storedSeq = happened.Seq;
            seq = Math.Max(seq, happened.Seq);
            waitingLive = waitingLive is null || IsOver ? null : waitingLive with { Status = task.Status };
        }

        parts.Events.Publish(happened);
        isOverTold |= happened.Task.Status.IsFinal() || happened.Task.Attempt != attempt;
    }

    private void SendWaiting()
    {
        TaskEvent live;
        lock (gate)
        {
            // Before its start is stored nobody knows here whether it has not ended long ago.
            if (waitingLive is null || storing > 0 || !wasStored || IsOver)
            {
                return;
            }

            var wait = parts.Options.LiveInterval - parts.Time.GetElapsedTime(lastLive);
            if (wait > TimeSpan.Zero)
            {
                liveTimer ??= parts.Time.CreateTimer(_ => SendWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                liveTimer.Change(wait, Timeout.InfiniteTimeSpan);
                return;
            }

            lastLive = parts.Time.GetTimestamp();
            live = new TaskEvent
            {
                Kind = TaskEventKind.Progress, Task = waitingLive, Seq = ++seq, IsPersisted = false, HasCheckpoint = waitingHasCheckpoint,
            };
            (waitingLive, waitingHasCheckpoint) = (null, false);

            // Within the lock, so that no change is told before it.
            parts.Events.Publish(live);
        }
    }

    /// <param name="Change">What begins the attempt.</param>
    /// <param name="Stored">Done when that is stored and told.</param>
    /// <param name="Seq">The task's <c>seq</c> with it.</param>
    private sealed record Begin(TaskChange Change, Task<TaskRecord?> Stored, long Seq);
}
