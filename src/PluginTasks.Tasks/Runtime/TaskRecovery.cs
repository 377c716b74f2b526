using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>What becomes of active tasks whose owner is gone. Several members may look at once: each task is settled by one.</summary>
internal sealed class TaskRecovery(RuntimeParts parts)
{
    /// <summary>
    /// Events that were only shown moved <c>seq</c> further than what is stored. A leap past anything
    /// that can have been shown keeps it from falling.
    /// </summary>
    private const int Leap = 1_000_000;

    /// <summary>As many as a store takes in one commit.</summary>
    private const int AtOnce = 256;

    /// <summary>Settles the active tasks of those that are gone, and returns them: those that wait for a start, and those that have ended.</summary>
    public async Task<IReadOnlyList<TaskRecord>> RunAsync(CancellationToken cancellationToken)
    {
        var gone = parts.Member.ListGone();
        var settled = await SettleAsync(t => !parts.IsOfAnother(t), cancellationToken);
        Forget(gone);
        return settled;
    }

    /// <summary>The same for what members left that ended after this one began; null where nobody has.</summary>
    public async Task<IReadOnlyList<TaskRecord>?> RunForGoneAsync(CancellationToken cancellationToken)
    {
        if (parts.Member.ListGone() is not { Count: > 0 } gone)
        {
            return null;
        }

        var settled = await SettleAsync(t => t.Owner is { } owner && gone.Contains(owner), cancellationToken);
        Forget(gone);
        return settled;
    }

    private async Task<IReadOnlyList<TaskRecord>> SettleAsync(Func<TaskRecord, bool> isLeft, CancellationToken cancellationToken)
    {
        var all = new List<TaskRecord>();
        foreach (var some in (await parts.Store.ListActiveAsync(cancellationToken)).Where(isLeft).Chunk(AtOnce))
        {
            var settled = await Task.WhenAll(some.Select(t => SettleAsync(t, cancellationToken)));
            all.AddRange(settled.OfType<TaskRecord>());
        }

        return all;
    }

    private void Forget(IReadOnlyList<string> gone)
    {
        foreach (var member in gone)
        {
            parts.Member.Forget(member);
        }
    }

    private async Task<TaskRecord?> SettleAsync(TaskRecord task, CancellationToken cancellationToken)
    {
        var (change, kind) = Settle(task);
        change = change with { Events = Leap, IfSeq = task.Seq, Owner = parts.Owner };
        change = parts.Options.KeepsNotices ? TaskNotices.Attach(change, kind, task) : change;
        var settled = await parts.Store.ChangeAsync(change, cancellationToken);
        if (settled is not null)
        {
            parts.Events.Publish(new TaskEvent { Kind = kind, Task = settled, Seq = settled.Seq, MessageId = change.Notice?.MessageId });
        }

        return settled;
    }

    private (TaskChange Change, TaskEventKind Kind) Settle(TaskRecord task) => task is { Status: TaskState.Pending, TaskName: not null }
        ? (new TaskChange { Id = task.Id, Attempt = task.Attempt, From = [TaskState.Pending], At = parts.Time.GetUtcNow() }, TaskEventKind.Update)
        : Interruption.Of(task, "host restarted", tookProcessDown: true, parts.Options.MaxCrashes, parts.Time.GetUtcNow());
}
