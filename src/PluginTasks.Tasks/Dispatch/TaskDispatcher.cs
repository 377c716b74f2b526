using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Dispatch;

/// <summary>
/// Grants starts: within the limits, in turn. A grant is given back when the work ends or waits, and
/// whoever goes on after a wait asks for a new one. Thread safe.
/// </summary>
internal sealed class TaskDispatcher(TaskRuntimeOptions options, Action<TaskRecord> start)
{
    private readonly Lock gate = new();
    private readonly PendingTasks pending = new();
    private readonly RunningCounts running = new(options);
    private readonly Dictionary<string, (TaskRecord Task, TaskCompletionSource Granted)> returning = new(StringComparer.Ordinal);
    private bool isStopped;

    public void Add(TaskRecord task)
    {
        lock (gate)
        {
            pending.Add(task);
        }

        GrantWhatFits();
    }

    /// <summary>Takes a task back that has not started; null where it has, or was never here.</summary>
    public TaskRecord? Withdraw(string id)
    {
        lock (gate)
        {
            return pending.Remove(id);
        }
    }

    /// <summary>Takes those back that have not started.</summary>
    public IReadOnlyList<TaskRecord> Withdraw(Func<TaskRecord, bool> which)
    {
        lock (gate)
        {
            return [.. pending.Find(t => !returning.ContainsKey(t.Id) && which(t)).Select(t => pending.Remove(t.Id)!)];
        }
    }

    public void GiveBack(TaskRecord task)
    {
        lock (gate)
        {
            running.Remove(task);
        }

        GrantWhatFits();
    }

    /// <summary>Waits for a new grant, in turn with everybody else.</summary>
    /// <exception cref="OperationCanceledException">It has none: its place is still with somebody else.</exception>
    public async Task ReturnAsync(TaskRecord task, CancellationToken cancellationToken)
    {
        var granted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            returning[task.Id] = (task, granted);
            pending.Add(task);
        }

        GrantWhatFits();
        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(task, cancellationToken), null);
        await granted.Task;
    }

    /// <summary>Ends the attempt's wait for a new grant, where it has one: it would stand in the way of the next attempt.</summary>
    public void GiveUp(TaskRecord task, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource granted;
        lock (gate)
        {
            if (!returning.TryGetValue(task.Id, out var waiter) || waiter.Task.Attempt != task.Attempt)
            {
                return;
            }

            returning.Remove(task.Id);
            pending.Remove(task.Id);
            granted = waiter.Granted;
        }

        granted.TrySetCanceled(cancellationToken);
    }

    /// <summary>Grants nothing any more.</summary>
    public void Stop()
    {
        lock (gate)
        {
            isStopped = true;
        }
    }

    /// <summary>Grants whatever there is room for: after a limit has changed.</summary>
    public void GrantWhatFits()
    {
        while (true)
        {
            TaskRecord? next;
            TaskCompletionSource? granted = null;
            lock (gate)
            {
                next = isStopped || !running.HasRoom ? null : pending.Take(running.HasRoomFor, running.HasRoomForKey);
                if (next is null)
                {
                    return;
                }

                running.Add(next);
                if (returning.Remove(next.Id, out var waiter))
                {
                    granted = waiter.Granted;
                }
                else
                {
                    // Within the lock, so that after a stop everything that was granted is known.
                    start(next);
                }
            }

            granted?.TrySetResult();
        }
    }
}
