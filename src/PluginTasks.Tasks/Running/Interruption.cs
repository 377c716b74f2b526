using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>
/// What becomes of an active task whose run ends without its work having ended. One that resumes goes back to pending
/// with its checkpoint, its question and the next attempt; the rest is interrupted.
/// </summary>
internal static class Interruption
{
    /// <param name="task">As it is now.</param>
    /// <param name="reason">What its user is told where it does not resume.</param>
    /// <param name="tookProcessDown">Whether it may be to blame. A task that waits for an answer or a start never is.</param>
    /// <param name="maxCrashes">So many in a row are given up.</param>
    /// <param name="at">Now.</param>
    public static (TaskChange Change, TaskEventKind Kind) Of(TaskRecord task, string reason, bool tookProcessDown, int maxCrashes, DateTimeOffset at)
    {
        var change = new TaskChange { Id = task.Id, Attempt = task.Attempt, From = [task.Status], At = at };
        if (task is not { Resumes: true, TaskName: not null })
        {
            return (change with { To = TaskState.Interrupted, Error = reason, ClearsQuestion = true }, TaskEventKind.Update);
        }

        var crashes = task.Crashes + (tookProcessDown && task.Status == TaskState.Running ? 1 : 0);
        if (crashes >= maxCrashes)
        {
            var why = $"gave up after {crashes} crashes";
            return (change with { To = TaskState.Failed, Crashes = crashes, Error = why, ClearsQuestion = true }, TaskEventKind.Error);
        }

        var again = change with
        {
            // Granted and not yet stored as running, it is pending already.
            To = task.Status == TaskState.Pending ? null : TaskState.Pending,
            AttemptsMore = 1,
            Crashes = crashes,
            NotBefore = task.NotBefore > at ? at : null,
        };
        return (again, TaskEventKind.Update);
    }
}
