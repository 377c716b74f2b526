using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>What becomes at a start of the tasks that an earlier process left.</summary>
internal sealed class TaskRecovery(RuntimeParts parts, IRegisteredWork registered)
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
        var isRegistered = task.TaskName is not null && registered.Find(task.TaskName) is not null;
        var change = new TaskChange { Id = task.Id, Attempt = task.Attempt, From = [task.Status], At = parts.Time.GetUtcNow(), Events = Leap };
        if (task.Status == TaskState.Pending && isRegistered)
        {
            return (change, TaskEventKind.Update);
        }

        // A question that waits is no sign that the task took its process down.
        var crashes = task.Crashes + (task.Status == TaskState.Running ? 1 : 0);
        if (crashes >= parts.Options.MaxCrashes)
        {
            var notice = !parts.Options.KeepsNotices ? null : new Notice(Guid.NewGuid().ToString("N"), task.UserId, task.Id, change.At, "{}");
            return (change with { To = TaskState.Failed, Crashes = crashes, Error = $"gave up after {crashes} crashes", ClearsQuestion = true, Notice = notice }, TaskEventKind.Error);
        }

        return task.Resumes && isRegistered
            ? (change with { To = TaskState.Pending, AttemptsMore = 1, Crashes = crashes }, TaskEventKind.Update)
            : (change with { To = TaskState.Interrupted, Error = "host restarted", ClearsQuestion = true }, TaskEventKind.Update);
    }
}
