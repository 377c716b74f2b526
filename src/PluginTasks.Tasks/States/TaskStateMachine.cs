using PluginTasks.Sdk;

namespace PluginTasks.Tasks.States;

/// <summary>Which state may follow which. Every transition there is stands in this one table.</summary>
public static class TaskStateMachine
{
    private static readonly Dictionary<TaskState, TaskState[]> Next = new()
    {
        [TaskState.Pending] = [TaskState.Running, TaskState.Cancelled, TaskState.Interrupted, TaskState.Failed],
        [TaskState.Running] =
        [
            TaskState.WaitingConfirmation, TaskState.Pending,
            TaskState.Completed, TaskState.Failed, TaskState.Cancelled, TaskState.Interrupted,
        ],
        [TaskState.WaitingConfirmation] =
        [
            TaskState.Running, TaskState.Pending,
            TaskState.Completed, TaskState.Failed, TaskState.Cancelled, TaskState.Interrupted,
        ],
        [TaskState.Completed] = [],
        [TaskState.Failed] = [],
        [TaskState.Cancelled] = [],
        [TaskState.Interrupted] = [],
    };

    public static bool Allows(TaskState from, TaskState to) => Next[from].Contains(to);

    /// <summary>The states from which <paramref name="to"/> can be reached: the fence of a change.</summary>
    public static IReadOnlyList<TaskState> Before(TaskState to) => [.. Next.Where(n => n.Value.Contains(to)).Select(n => n.Key)];

    /// <exception cref="ImpossibleTransitionException">The table has no such step.</exception>
    public static void Demand(TaskState from, TaskState to)
    {
        if (!Allows(from, to))
        {
            throw new ImpossibleTransitionException(from, to);
        }
    }
}
