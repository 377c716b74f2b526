using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Events;

/// <summary>Which events wait for a user who is away, and as what.</summary>
internal static class TaskNotices
{
    /// <summary>The notice of a change, where its event needs one.</summary>
    /// <param name="change">About to be stored.</param>
    /// <param name="kind">What it is told as.</param>
    /// <param name="task">The task before it.</param>
    /// <param name="notification">What a notification says.</param>
    public static Notice? For(TaskChange change, TaskEventKind kind, TaskRecord task, TaskNotification? notification = null) =>
        Waits(change, kind) && change.ApplyTo(task) is { } after ? New(after, change.At, TaskMessage.Body(kind, after, notification)) : null;

    /// <summary>The change with its notice.</summary>
    public static TaskChange Attach(TaskChange change, TaskEventKind kind, TaskRecord task, TaskNotification? notification = null) =>
        For(change, kind, task, notification) is { } notice ? change with { Notice = notice } : change;

    // By time, so that in a store's index each new one stands at the end and not on a page of its own.
    public static Notice New(TaskRecord task, DateTimeOffset at, string body) =>
        new(Guid.CreateVersion7(at).ToString("N"), task.UserId, task.Id, at, body);

    // An interruption too: nobody asked for it, and whoever hears of it is rarely there when the host starts.
    private static bool Waits(TaskChange change, TaskEventKind kind) => kind switch
    {
        TaskEventKind.Completed or TaskEventKind.Error or TaskEventKind.Notification => true,
        TaskEventKind.Confirmation => change.Question is not null,
        TaskEventKind.Update => change.To == TaskState.Interrupted,
        _ => false,
    };
}
