using System.Collections.Concurrent;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Who waits for the end of which task. Thread safe.</summary>
internal sealed class TaskWaiters
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TaskRecord>> waiting = new(StringComparer.Ordinal);

    public Task<TaskRecord> For(string id) =>
        waiting.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Ended(TaskRecord task)
    {
        if (waiting.TryRemove(task.Id, out var waiter))
        {
            waiter.TrySetResult(task);
        }
    }

    /// <summary>Nobody needs to be told any more, as whoever asked has the answer.</summary>
    public void Forget(string id) => waiting.TryRemove(id, out _);
}
