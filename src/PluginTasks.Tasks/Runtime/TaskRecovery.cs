using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>What becomes at a start of the tasks that an earlier process left.</summary>
internal sealed class TaskRecovery(RuntimeParts parts)
{
    /// <summary>
    /// Events that were only shown moved <c>seq</c> further than what is stored. A leap past anything
    /// that can have been shown keeps it from falling.
    /// </summary>
    private const int Leap = 1_000_000;

    /// <summary>Settles every active task and returns those that wait for a start.</summary>
    public async Task<IReadOnlyList<TaskRecord>> RunAsync(CancellationToken cancellationToken)
    {
        var pending = new List<TaskRecord>();
        foreach (var task in await parts.Store.ListActiveAsync(cancellationToken))
        {
            var settled = await SettleAsync(task, cancellationToken);
            if (settled is { Status: TaskState.Pending })
            {
                pending.Add(settled);
            }
        }

        return pending;
    }

    private async Task<TaskRecord?> SettleAsync(TaskRecord task, CancellationToken cancellationToken)
    {
        var (change, kind) = Settle(task);
        var settled = await parts.Store.ChangeAsync(change, cancellationToken);
        if (settled is not null)
        {
            parts.Events.Publish(new TaskEvent { Kind = kind, Task = settled, Seq = settled.Seq, MessageId = change.Notice?.MessageId });
        }

        return settled;
    }

    private (TaskChange Change, TaskEventKind Kind) Settle(TaskRecord task)
    {
        var change = new TaskChange { Id = task.Id, Attempt = task.Attempt, From = [task.Status], At = parts.Time.GetUtcNow(), Events = Leap };
        if (task is { Status: TaskState.Pending, TaskName: not null })
        {
            return (change, TaskEventKind.Update);
        }

        var (settled, kind) = Interruption.Of(task, "host restarted", tookProcessDown: true, parts.Options.MaxCrashes, change.At);
        settled = settled with { Events = Leap };
        return (parts.Options.KeepsNotices ? TaskNotices.Attach(settled, kind, task) : settled, kind);
    }
}
