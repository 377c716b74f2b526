using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>
/// The one door to the tasks for module code, web and command line: who owns what, who may see it, whose key it is. A
/// module changes its own tasks alone. JSON goes in and out as text. Thread safe.
/// </summary>
/// <remarks>Before the runtime's start each call but lists throws <see cref="SdkException"/> with <c>task_runtime_unavailable</c>.</remarks>
public sealed class TaskFacade
{
    private readonly FacadeSubmissions submissions;
    private readonly FacadeReports reports;
    private readonly FacadeReading reading;
    private readonly FacadeControl control;

    public TaskFacade(TaskRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        submissions = new FacadeSubmissions(runtime);
        reports = new FacadeReports(runtime);
        reading = new FacadeReading(runtime);
        control = new FacadeControl(runtime, submissions);
    }

    /// <summary>The tasks as lists and details, as <c>sdk.Models.BackgroundTasks</c> and the task API have them.</summary>
    public FacadeReading Reading => reading;

    /// <summary>
    /// Makes a task of a function, which may have begun already, under <paramref name="id"/>.
    /// With a key that an active task has, it is that one, and the caller may watch it.
    /// </summary>
    /// <exception cref="SdkException"><c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>.</exception>
    /// <exception cref="ArgumentException">The options ask for a retry or a resume, which a function cannot do.</exception>
    public Task<AddedTask> SubmitAsync(
        TaskCaller caller,
        TaskWork work,
        string? label = null,
        TaskOptions? options = null,
        string? id = null,
        Func<TaskRecord, Task>? onEnded = null,
        CancellationToken cancellationToken = default) =>
        submissions.SubmitAsync(caller, work, label, options ?? new TaskOptions(), id, onEnded, cancellationToken);

    /// <summary>Makes a task of a registered one, which belongs to the module that registers it.</summary>
    /// <exception cref="SdkException">
    /// <c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>, <c>task_not_registered</c>, <c>permission_denied</c>,
    /// <c>invalid_payload</c>, <c>payload_too_large</c>.
    /// </exception>
    public Task<AddedTask> SubmitAsync(
        TaskCaller caller,
        string taskName,
        string? argsJson = null,
        string? label = null,
        TaskOptions? options = null,
        Func<TaskRecord, Task>? onEnded = null,
        CancellationToken cancellationToken = default) =>
        submissions.SubmitAsync(caller, taskName, argsJson, label, options ?? new TaskOptions(), onEnded, cancellationToken);

    /// <summary>Progress to be kept. Ignored for an unknown id and a task that has ended.</summary>
    /// <exception cref="ArgumentException">The progress is NaN.</exception>
    /// <exception cref="SdkException"><c>task_of_other_module</c>, <c>payload_too_large</c>.</exception>
    public Task UpdateProgressAsync(TaskCaller caller, string id, double progress, string? checkpointJson = null, string? label = null) =>
        reports.UpdateProgressAsync(caller, id, progress, checkpointJson, label);

    /// <summary>Progress to be shown only. Ignored for an unknown id and a task that does not run.</summary>
    /// <exception cref="ArgumentException">The progress is NaN.</exception>
    /// <exception cref="SdkException"><c>task_of_other_module</c>.</exception>
    public Task EmitProgressAsync(TaskCaller caller, string id, double? progress = null, string? label = null, bool hasCheckpoint = false) =>
        reports.EmitProgressAsync(caller, id, progress, label, hasCheckpoint);

    /// <summary>Asks the task's user; the answer is a JSON object.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The task.</param>
    /// <param name="componentsJson">What the user sees, a JSON array.</param>
    /// <param name="timeout">How long to wait. Default: without end.</param>
    /// <exception cref="ConfirmationTimeoutException">Nobody answered in time; the task runs on.</exception>
    /// <exception cref="SdkException"><c>task_not_found</c>, <c>task_of_other_module</c>, <c>confirmation_pending</c>.</exception>
    public Task<string> RequestConfirmationAsync(TaskCaller caller, string id, string componentsJson, TimeSpan? timeout = null) =>
        reports.RequestConfirmationAsync(caller, id, componentsJson, timeout);

    /// <summary>Answers a task's question with a JSON object. The first answer counts.</summary>
    /// <exception cref="SdkException">
    /// <c>task_not_found</c>, <c>task_of_other_module</c>, <c>permission_denied</c> (may only watch),
    /// <c>confirmation_not_pending</c>, <c>invalid_payload</c>.
    /// </exception>
    public Task RespondConfirmationAsync(TaskCaller caller, string id, string responseJson) =>
        control.RespondConfirmationAsync(caller, id, responseJson);

    /// <summary>A user's tasks, newest first; empty on any failure.</summary>
    public Task<IReadOnlyList<TaskRecord>> ListUserTasksAsync(
        TaskCaller caller, string? userId = null, string? organizationId = null, CancellationToken cancellationToken = default) =>
        reading.ListUserTasksAsync(caller, userId, organizationId, cancellationToken);

    /// <summary>The tasks with a key that the caller may see, newest first; empty on any failure.</summary>
    public Task<IReadOnlyList<TaskRecord>> GetTasksByKeyAsync(
        TaskCaller caller, string key, string? organizationId = null, CancellationToken cancellationToken = default) =>
        reading.ListByKeyAsync(caller, new TaskQuery { TaskKey = key }, organizationId, cancellationToken);

    /// <summary>The tasks whose key begins so and that the caller may see, newest first; empty on any failure.</summary>
    public Task<IReadOnlyList<TaskRecord>> GetTasksByKeyPrefixAsync(
        TaskCaller caller, string prefix, string? organizationId = null, CancellationToken cancellationToken = default) =>
        reading.ListByKeyAsync(caller, new TaskQuery { TaskKeyPrefix = prefix }, organizationId, cancellationToken);

    /// <summary>One task; null where there is none that the caller may see.</summary>
    public Task<TaskRecord?> GetAsync(TaskCaller caller, string id, CancellationToken cancellationToken = default) =>
        control.GetAsync(caller, id, cancellationToken);

    /// <summary>Waits for a final state.</summary>
    /// <param name="caller">Who waits.</param>
    /// <param name="id">The task.</param>
    /// <param name="timeout">How long at most. Default: without end.</param>
    /// <param name="waitingTaskId">The task whose work waits: its place goes to others meanwhile.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">It took longer; nothing about the task has changed.</exception>
    /// <exception cref="SdkException"><c>task_not_found</c>.</exception>
    public Task<TaskRecord> WaitAsync(
        TaskCaller caller, string id, TimeSpan? timeout = null, string? waitingTaskId = null, CancellationToken cancellationToken = default) =>
        control.WaitAsync(caller, id, timeout, waitingTaskId, cancellationToken);

    /// <summary>Tells the task's user something about it; it waits for one who is away.</summary>
    /// <exception cref="SdkException"><c>task_not_found</c>, <c>task_of_other_module</c>.</exception>
    public Task NotifyAsync(TaskCaller caller, string id, TaskNotification notification) =>
        reports.NotifyAsync(caller, id, notification);

    /// <summary>Cancels a task. True where it was active; false where it had ended or is none that the caller may see.</summary>
    /// <exception cref="SdkException"><c>task_of_other_module</c>, <c>permission_denied</c> (may only watch).</exception>
    public Task<bool> CancelAsync(TaskCaller caller, string id) => control.CancelAsync(caller, id);

    /// <summary>Makes another task of a registered one that has ended: the same name, arguments, label and options, for the caller.</summary>
    /// <exception cref="SdkException">
    /// <c>task_not_found</c>, <c>permission_denied</c>, <c>task_not_registered</c> (also for a function, which is gone), and what submitting throws.
    /// </exception>
    public Task<AddedTask> RerunAsync(TaskCaller caller, string id, CancellationToken cancellationToken = default) =>
        control.RerunAsync(caller, id, cancellationToken);

    /// <summary>Removes those of some tasks that have ended and that the caller may manage, unless a message that was not delivered belongs to them.</summary>
    /// <returns>How many.</returns>
    public Task<int> RemoveAsync(TaskCaller caller, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        control.RemoveAsync(caller, ids, cancellationToken);

    /// <summary>Removes ended tasks that the caller may manage, unless a message that was not delivered belongs to them.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="olderThan">Only those that ended so long ago. Default: all.</param>
    /// <param name="all">Every final state; else completed ones only.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>How many.</returns>
    public Task<int> ClearAsync(TaskCaller caller, TimeSpan? olderThan = null, bool all = false, CancellationToken cancellationToken = default) =>
        control.ClearAsync(caller, olderThan, all, cancellationToken);
}
