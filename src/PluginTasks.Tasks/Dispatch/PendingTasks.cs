using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Dispatch;

/// <summary>
/// What waits for a start. Modules take turns, and in a module its users; of a user's tasks the one
/// comes first whose priority and age together are highest. Not thread safe.
/// </summary>
internal sealed class PendingTasks
{
    private readonly Turns<string, Turns<string, Line>> modules = new();
    private readonly Dictionary<string, PendingTask> byId = new(StringComparer.Ordinal);

    public int Count => byId.Count;

    public void Add(TaskRecord task)
    {
        var pending = new PendingTask(task);
        if (byId.TryAdd(task.Id, pending))
        {
            modules.GetOrAdd(task.Module).GetOrAdd(task.UserId).Add(pending);
        }
    }

    /// <summary>Takes a task away, wherever it stands. Its place is left empty and passed over later.</summary>
    public TaskRecord? Remove(string id)
    {
        if (!byId.Remove(id, out var pending))
        {
            return null;
        }

        pending.IsGone = true;
        return pending.Task;
    }

    public IReadOnlyList<TaskRecord> Find(Func<TaskRecord, bool> which) => [.. byId.Values.Select(p => p.Task).Where(which)];

    /// <summary>The next task whose turn it is and that may start; null where none may.</summary>
    public TaskRecord? Take(Func<string, bool> moduleMayStart, Func<TaskRecord, bool> taskMayStart)
    {
        foreach (var (module, users) in modules.InTurn())
        {
            if (!moduleMayStart(module))
            {
                continue;
            }

            foreach (var (user, line) in users.InTurn())
            {
                if (line.Take(taskMayStart) is { } pending)
                {
                    byId.Remove(pending.Task.Id);
                    users.Served(user, isEmpty: line.IsEmpty);
                    modules.Served(module, isEmpty: users.IsEmpty);
                    return pending.Task;
                }

                users.Passed(user, isEmpty: line.IsEmpty);
            }

            modules.Passed(module, isEmpty: users.IsEmpty);
        }

        return null;
    }
}
