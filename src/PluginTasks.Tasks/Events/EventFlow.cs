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
    private bool isStoring;
    private bool wasStored;

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
            return await StoreAsync(change, kind, hasCheckpoint, notification);
        }
        finally
        {
            Done();
        }
    }

    /// <summary>Stores a change that depends on the task as it is when its turn comes.</summary>
    public async Task<TaskRecord?> ChangeAsync(Func<TaskRecord, (TaskChange Change, TaskEventKind Kind)> decide)
    {
        await order.WaitAsync();
        try
        {
            var (change, kind) = decide(Task);
            return await StoreAsync(change, kind, hasCheckpoint: false, notification: null);
        }
        finally
        {
            Done();
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

    private void Done()
    {
        lock (gate)
        {
            isStoring = false;
        }

        order.Release();
        SendWaiting();
    }

    private async Task<TaskRecord?> StoreAsync(TaskChange change, TaskEventKind kind, bool hasCheckpoint, TaskNotification? notification)
    {
        long told;
        lock (gate)
        {
            isStoring = true;
            told = ++seq;
        }

        change = change with { Events = (int)(told - storedSeq) };
        change = parts.Options.KeepsNotices ? TaskNotices.Attach(change, kind, Task, notification) : change;
        var stored = await parts.Store.ChangeAsync(change);
        if (stored is null)
        {
            return null;
        }

        // Further than was counted here where something was told of the task while it waited for its grant.
        storedSeq = told = stored.Seq;
        lock (gate)
        {
            (task, wasStored) = (stored, true);
            seq = Math.Max(seq, told);
            waitingLive = waitingLive is null || IsOver ? null : waitingLive with { Status = stored.Status };
        }

        parts.Events.Publish(new TaskEvent
        {
            Kind = kind, Task = stored, Seq = told, HasCheckpoint = hasCheckpoint, MessageId = change.Notice?.MessageId, Notification = notification,
        });
        return stored;
    }

    private void SendWaiting()
    {
        TaskEvent live;
        lock (gate)
        {
            // Before its start is stored nobody knows here whether it has not ended long ago.
            if (waitingLive is null || isStoring || !wasStored || IsOver)
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
}
