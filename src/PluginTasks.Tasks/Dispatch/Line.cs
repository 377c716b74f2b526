using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Dispatch;

/// <summary>The tasks of one user in one module, the first to start in front.</summary>
internal sealed class Line
{
    private readonly PriorityQueue<PendingTask, (long Time, string Id)> tasks = new();

    public bool IsEmpty => tasks.Count == 0;

    public void Add(PendingTask task) => tasks.Enqueue(task, task.Order);

    /// <summary>Takes the first one that may start; those before it keep their places.</summary>
    public PendingTask? Take(Func<TaskRecord, bool> mayStart)
    {
        List<PendingTask>? held = null;
        PendingTask? found = null;
        while (found is null && tasks.TryDequeue(out var first, out _))
        {
            if (first.IsGone)
            {
                continue;
            }

            if (mayStart(first.Task))
            {
                found = first;
            }
            else
            {
                (held ??= []).Add(first);
            }
        }

        foreach (var task in held ?? [])
        {
            Add(task);
        }

        return found;
    }
}
