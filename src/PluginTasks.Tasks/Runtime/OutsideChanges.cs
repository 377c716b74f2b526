using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Changes of tasks that have no attempt here, and their events. Thread safe.</summary>
internal sealed class OutsideChanges(RuntimeParts parts, TaskAttempts attempts)
{
    private readonly Lock gate = new();
    private long afterEnds;

    /// <summary>The task after the change; null where its fence did not hold.</summary>
    public async Task<TaskRecord?> ChangeAsync(TaskChange change, TaskEventKind kind, TaskNotification? notification = null)
    {
        var mayNeedNotice = change.To is not null || notification is not null;
        if (parts.Options.KeepsNotices && mayNeedNotice && await parts.Store.GetAsync(change.Id) is { } before)
        {
            change = TaskNotices.Attach(change, kind, before, notification);
        }

        var changed = await parts.Store.ChangeAsync(change);
        if (changed is not null)
        {
            parts.Events.Publish(new TaskEvent
            {
                Kind = kind, Task = changed, Seq = changed.Seq, MessageId = change.Notice?.MessageId, Notification = notification,
                HasCheckpoint = change.Checkpoint is not null,
            });
            if (!changed.IsActive)
            {
                attempts.Complete(changed);
            }
        }

        return changed;
    }

    /// <summary>
    /// A notification of a task that has ended, whose row does not change any more: it is told with a <c>seq</c> past
    /// the row's, another one each time, as repeats are known by it.
    /// </summary>
    public async Task NotifyEndedAsync(string id, TaskNotification notification)
    {
        if (await parts.Store.GetAsync(id) is not { } task)
        {
            return;
        }

        var seq = task.Seq + NextAfterEnd();
        Notice? notice = null;
        if (parts.Options.KeepsNotices)
        {
            notice = TaskNotices.New(task, parts.Time.GetUtcNow(), TaskMessage.Body(TaskEventKind.Notification, task, notification)) with { Seq = seq };
            await parts.Store.AddNoticeAsync(notice);
        }

        parts.Events.Publish(new TaskEvent
        {
            Kind = TaskEventKind.Notification,
            Task = task,
            Seq = seq,
            MessageId = notice?.MessageId,
            Notification = notification,
        });
    }

    /// <summary>Rises across restarts too, which no row keeps: the clock does.</summary>
    private long NextAfterEnd()
    {
        lock (gate)
        {
            return afterEnds = Math.Max(afterEnds + 1, parts.Time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }
}
