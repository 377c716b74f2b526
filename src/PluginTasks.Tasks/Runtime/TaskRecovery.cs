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

    /// <summary>Settles the active tasks of those that are gone, and hands them on: those that wait for a start, and those that have ended.</summary>
    public Task RunAsync(Action<TaskRecord> takeUp, CancellationToken cancellationToken) => RunAsync(parts.Member.ListGone(), takeUp, cancellationToken);

    /// <summary>The same for what members left that ended after this one began. False where nobody has.</summary>
    public async Task<bool> RunForGoneAsync(Action<TaskRecord> takeUp, CancellationToken cancellationToken)
    {
        if (parts.Member.ListGone() is not { Count: > 0 } gone)
        {
            return false;
        }

        await RunAsync(gone, takeUp, cancellationToken);
        return true;
    }

    private async Task RunAsync(IReadOnlyList<string> gone, Action<TaskRecord> takeUp, CancellationToken cancellationToken)
    {
        // Who is gone stays so, whatever a second look says: it takes one for alive whom somebody else looks at just then.
        var left = (await parts.Store.ListActiveAsync(cancellationToken)).Where(t => t.Owner is { } owner && gone.Contains(owner) || parts.IsOfNobody(t));
        foreach (var some in left.Chunk(AtOnce))
        {
            await SettleAsync(some, takeUp, cancellationToken);
        }

        foreach (var member in gone)
        {
            parts.Member.Forget(member);
        }
    }

    private async Task SettleAsync(TaskRecord[] some, Action<TaskRecord> takeUp, CancellationToken cancellationToken)
    {
        Task<TaskRecord?>[] settling = [.. some.Select(t => SettleAsync(t, cancellationToken))];
        try
        {
            await Task.WhenAll(settling);
        }
        finally
        {
            // Where the store refuses some of them, the others are this member's all the same.
            foreach (var done in settling.Where(s => s.IsCompletedSuccessfully))
            {
                if (await done is { } settled)
                {
                    takeUp(settled);
                }
            }
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
