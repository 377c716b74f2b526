using PluginTasks.Sdk;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Storage;

/// <summary>
/// What a change makes of a task: the one place that says so, for every store. A store only has to see to
/// it that nobody changes the task in between.
/// </summary>
public static class TaskApplication
{
    /// <summary>
    /// The task as a store keeps it: its times cut to milliseconds, and finished when it was last changed if it is
    /// final. Stores sort finished tasks by that one time.
    /// </summary>
    public static TaskRecord AsStored(this TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return IsAsStored(task) ? task : task with
        {
            CreatedAt = StoredTime.Cut(task.CreatedAt),
            StartedAt = StoredTime.Cut(task.StartedAt),
            UpdatedAt = StoredTime.Cut(task.UpdatedAt),
            FinishedAt = task.Status.IsFinal() ? StoredTime.Cut(task.UpdatedAt) : null,
            NotBefore = StoredTime.Cut(task.NotBefore),
        };
    }

    /// <summary>The task after the change; null where the fence does not hold. A task in a final state never changes.</summary>
    /// <exception cref="ImpossibleTransitionException">The fence lets a step through that no task can take.</exception>
    public static TaskRecord? ApplyTo(this TaskChange change, TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(task);
        if (!Holds(change, task))
        {
            return null;
        }

        if (change.To is { } to)
        {
            TaskStateMachine.Demand(task.Status, to);
        }

        var at = StoredTime.Cut(change.At);
        return task with
        {
            Status = change.To ?? task.Status,
            UpdatedAt = at,
            FinishedAt = change.To?.IsFinal() == true ? at : null,
            Progress = change.Progress ?? (change.To == TaskState.Completed ? 1 : task.Progress),
            Label = change.Label ?? task.Label,
            Checkpoint = change.Checkpoint ?? task.Checkpoint,
            Result = change.Result ?? task.Result,
            Error = change.Error ?? task.Error,
            StartedAt = change.StartedAt is { } started ? StoredTime.Cut(started) : task.StartedAt,
            Attempt = task.Attempt + change.AttemptsMore,
            Crashes = change.Crashes ?? task.Crashes,
            NotBefore = change.NotBefore is { } notBefore ? StoredTime.Cut(notBefore) : task.NotBefore,
            Owner = change.Owner ?? task.Owner,
            Question = change.ClearsQuestion ? null : change.Question ?? task.Question,
            Answer = change.ClearsQuestion ? null : change.Answer ?? task.Answer,
            Watchers = TaskWatchers.With(task, change.Watcher),
            Seq = task.Seq + change.Events,
        };
    }

    private static bool IsAsStored(TaskRecord task) =>
        task is { IsActive: true, FinishedAt: null } && StoredTime.IsCut(task.CreatedAt) && StoredTime.IsCut(task.UpdatedAt) &&
        (task.StartedAt is not { } started || StoredTime.IsCut(started)) && (task.NotBefore is not { } notBefore || StoredTime.IsCut(notBefore));

    private static bool Holds(TaskChange change, TaskRecord task) =>
        task.IsActive &&
        (change.Attempt is null || change.Attempt == task.Attempt) &&
        (change.IfSeq is null || change.IfSeq == task.Seq) &&
        (!change.NeedsOpenQuestion || task is { Question: not null, Answer: null }) &&
        IsFrom(change.From, task.Status);

    private static bool IsFrom(IReadOnlyList<TaskState> from, TaskState status)
    {
        // By index: an enumerator would be an object for each change.
        for (var i = 0; i < from.Count; i++)
        {
            if (from[i] == status)
            {
                return true;
            }
        }

        return false;
    }
}
