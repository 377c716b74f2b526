using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>
/// Work that outlives the call it comes from, work that would block it, and schedules. Which one to take:
/// <see cref="RunBackgroundAsync(Func{ITaskContext, Task{object?}}, string, TaskOptions?, CancellationToken)"/> when the action is to
/// return now and the work to go on; <see cref="RunBlockingAsync{T}"/> when the action needs the result of code that blocks;
/// <see cref="RunSubprocessAsync"/> when it needs that of a program. User, organization, session, language and module flow
/// into all of them. Thread safe.
/// </summary>
/// <remarks>
/// A module touches only its own tasks: for another's, calls that change throw <see cref="SdkException"/> with
/// <c>task_of_other_module</c>. Before the runtime has started every call that needs it throws <c>task_runtime_unavailable</c>.
/// A token given to a call gives up the call, not the task.
/// </remarks>
public interface ITasks
{
    /// <summary>The label of a task that was given none.</summary>
    const string DefaultLabel = "Background Task";

    /// <summary>Makes a task for the current user and organization, starts the work, and returns the task's id at once, when the row is stored.</summary>
    /// <param name="work">The work. What it returns, as JSON up to 1 MiB, is the result; what it throws fails the task.</param>
    /// <param name="label">What the user sees as its name.</param>
    /// <param name="options">Key, timeout, priority and more. Default: the defaults of <see cref="TaskOptions"/>.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The id; with a <see cref="TaskOptions.TaskKey"/> that is active, that task's, and the work is not started.</returns>
    /// <exception cref="SdkException"><c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>; nothing runs then.</exception>
    /// <exception cref="ArgumentException">The options ask for a retry or a resume, which a function cannot do.</exception>
    Task<string> RunBackgroundAsync(
        Func<ITaskContext, Task<object?>> work,
        string label = DefaultLabel,
        TaskOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>As above, for work whose result has a type of its own.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="work">The work. What it returns, as JSON up to 1 MiB, is the result; what it throws fails the task.</param>
    /// <param name="label">What the user sees as its name.</param>
    /// <param name="options">Key, timeout, priority and more. Default: the defaults of <see cref="TaskOptions"/>.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The id; with a <see cref="TaskOptions.TaskKey"/> that is active, that task's, and the work is not started.</returns>
    /// <exception cref="SdkException"><c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>; nothing runs then.</exception>
    /// <exception cref="ArgumentException">The options ask for a retry or a resume, which a function cannot do.</exception>
    Task<string> RunBackgroundAsync<T>(
        Func<ITaskContext, Task<T>> work,
        string label = DefaultLabel,
        TaskOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunBackgroundAsync(async Task<object?> (task) => await work(task).ConfigureAwait(false), label, options, cancellationToken);
    }

    /// <summary>As above, for work without a result.</summary>
    /// <param name="work">The work. What it throws fails the task.</param>
    /// <param name="label">What the user sees as its name.</param>
    /// <param name="options">Key, timeout, priority and more. Default: the defaults of <see cref="TaskOptions"/>.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The id; with a <see cref="TaskOptions.TaskKey"/> that is active, that task's, and the work is not started.</returns>
    /// <exception cref="SdkException"><c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>; nothing runs then.</exception>
    /// <exception cref="ArgumentException">The options ask for a retry or a resume, which a function cannot do.</exception>
    Task<string> RunBackgroundAsync(
        Func<ITaskContext, Task> work,
        string label = DefaultLabel,
        TaskOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunBackgroundAsync(
            async Task<object?> (task) =>
            {
                await work(task).ConfigureAwait(false);
                return null;
            },
            label,
            options,
            cancellationToken);
    }

    /// <summary>As above, for a registered task: a method marked <see cref="BackgroundTaskAttribute"/>, or a <c>task(…)</c> of a script.</summary>
    /// <param name="taskName">Its name, as <c>reports.generate_monthly</c>.</param>
    /// <param name="label">What the user sees as its name.</param>
    /// <param name="options">Key, timeout, priority and more; what is not given is as the task's registration says.</param>
    /// <param name="args">What it is given, as an object with named members: <c>new { month = "2026-04" }</c>. Default: nothing.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The id; with a <see cref="TaskOptions.TaskKey"/> that is active, that task's, and nothing is started.</returns>
    /// <exception cref="SdkException">
    /// <c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>, <c>task_not_registered</c>, <c>permission_denied</c>,
    /// <c>invalid_payload</c> (an <see cref="InvalidPayloadException"/>), <c>payload_too_large</c>; nothing runs then.
    /// </exception>
    Task<string> RunBackgroundAsync(
        string taskName,
        string label = DefaultLabel,
        TaskOptions? options = null,
        object? args = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs a function that blocks on a worker thread and waits for its result. What it throws comes through.</summary>
    /// <param name="func">The function.</param>
    /// <param name="cancellationToken">Gives up waiting; the function itself is not stopped once it runs.</param>
    Task<T> RunBlockingAsync<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>As above, for a function without a result.</summary>
    /// <param name="func">The function.</param>
    /// <param name="cancellationToken">Gives up waiting; the function itself is not stopped once it runs.</param>
    Task RunBlockingAsync(Action func, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunBlockingAsync<object?>(
            () =>
            {
                func();
                return null;
            },
            cancellationToken);
    }

    /// <summary>Runs a program under the module's rules and waits for its end. The one way for a module to start one.</summary>
    /// <param name="command">The program and its arguments; no shell. It is looked up on the sandbox's <c>PATH</c> alone.</param>
    /// <param name="cwd">The folder to run in. Default: <see cref="ModuleInfo.DataFolder"/>.</param>
    /// <param name="check">Whether a return code other than 0 throws.</param>
    /// <param name="text">Whether output is given as text, UTF-8 with invalid bytes replaced, instead of bytes.</param>
    /// <param name="captureOutput">Whether output is kept for the result, up to 16 MiB a stream.</param>
    /// <param name="timeout">How long it may take; then it is killed with all that it started. Default: without end.</param>
    /// <param name="env">Further environment variables. Default: none. Nothing of the host's is passed on but <c>PATH</c>, <c>LANG</c>, <c>TZ</c>.</param>
    /// <param name="input">What it reads from standard input, a text or bytes. Default: nothing.</param>
    /// <param name="onOutput">Gets each line as it comes, one at a time; the program waits for it. Default: none.</param>
    /// <param name="cancellationToken">Kills it with all that it started.</param>
    /// <exception cref="SubprocessFailedException">With <paramref name="check"/>: it did not return 0.</exception>
    /// <exception cref="SubprocessTimeoutException">It did not end in time; has what was written so far.</exception>
    /// <exception cref="SdkException">
    /// <c>sandbox_subprocess_denied</c>, <c>sandbox_filesystem_denied</c> (the folder), <c>reserved_environment</c>,
    /// <c>output_limit</c>.
    /// </exception>
    /// <exception cref="ArgumentException">The command is empty, or has an empty part or one with a NUL.</exception>
    Task<SubprocessResult> RunSubprocessAsync(
        IReadOnlyList<string> command,
        string? cwd = null,
        bool check = false,
        bool text = true,
        bool captureOutput = true,
        TimeSpan? timeout = null,
        IReadOnlyDictionary<string, string>? env = null,
        SubprocessInput? input = null,
        Func<SubprocessLine, Task>? onOutput = null,
        CancellationToken cancellationToken = default);

    /// <summary>Waits for work for a while; what takes longer goes on as a background task. It is never started twice.</summary>
    /// <param name="work">The work. What it throws within the threshold comes through, later it fails the task.</param>
    /// <param name="threshold">How long to wait. Default: 5 s.</param>
    /// <param name="label">What the user sees as the task's name.</param>
    /// <param name="options">As for a background task. With a key that is active the outcome is that task, at once.</param>
    /// <param name="cancellationToken">Within the threshold cancels the work, later it does nothing.</param>
    /// <exception cref="SdkException"><c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>.</exception>
    Task<WorkOutcome<T>> RunOrBackgroundAsync<T>(
        Func<ITaskContext, Task<T>> work,
        TimeSpan? threshold = null,
        string label = DefaultLabel,
        TaskOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a milestone and shows it. Ignored for an unknown id and a task that has ended.
    /// See <see cref="ITaskContext.UpdateProgressAsync"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The progress is NaN, or the checkpoint cannot be written as JSON.</exception>
    /// <exception cref="SdkException"><c>payload_too_large</c>, <c>task_of_other_module</c>.</exception>
    Task UpdateProgressAsync(string id, double progress, object? checkpoint = null, string? label = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Shows progress and stores nothing. Ignored for an unknown id and a task that has ended.
    /// See <see cref="ITaskContext.EmitProgressAsync"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The progress is NaN.</exception>
    /// <exception cref="SdkException"><c>task_of_other_module</c>.</exception>
    Task EmitProgressAsync(string id, double? progress = null, string? label = null, object? checkpoint = null, CancellationToken cancellationToken = default);

    /// <summary>Asks the task's user and waits for the answer. See <see cref="ITaskContext.RequestConfirmationAsync"/>.</summary>
    /// <exception cref="ConfirmationTimeoutException">Nobody answered in time; the task runs on.</exception>
    /// <exception cref="SdkException"><c>task_not_found</c>, <c>task_of_other_module</c>, <c>confirmation_pending</c>.</exception>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    Task<JsonMap> RequestConfirmationAsync(string id, Builder builder, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Answers a task's question, from an action of the user that it belongs to, or of one who may manage that user's tasks.
    /// The first answer counts.
    /// </summary>
    /// <param name="id">The task; in an action, <see cref="ActionContext.ConfirmationTaskId"/>.</param>
    /// <param name="response">The answer, as an object with named members: <c>new { replace_existing = true }</c>.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <exception cref="SdkException">
    /// <c>task_not_found</c>, <c>task_of_other_module</c>, <c>confirmation_not_pending</c>, <c>permission_denied</c>.
    /// </exception>
    Task RespondConfirmationAsync(string id, object response, CancellationToken cancellationToken = default);

    /// <summary>A user's tasks, newest first; empty on any failure.</summary>
    /// <param name="userId">The user. Default: the current one.</param>
    /// <param name="organizationId">The organization. Default: the current one.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    Task<IReadOnlyList<TaskSnapshot>> ListUserTasksAsync(string? userId = null, string? organizationId = null, CancellationToken cancellationToken = default);

    /// <summary>The tasks with a key, active and ended, newest first; empty on any failure.</summary>
    /// <param name="key">The key.</param>
    /// <param name="organizationId">The organization. Default: the current one.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    Task<IReadOnlyList<TaskSnapshot>> GetTasksByKeyAsync(string key, string? organizationId = null, CancellationToken cancellationToken = default);

    /// <summary>The tasks whose key starts like this, active and ended, newest first; empty on any failure.</summary>
    /// <param name="prefix">The start of the key.</param>
    /// <param name="organizationId">The organization. Default: the current one.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    Task<IReadOnlyList<TaskSnapshot>> GetTasksByKeyPrefixAsync(string prefix, string? organizationId = null, CancellationToken cancellationToken = default);

    /// <summary>One task to watch; null where there is none that the user may see.</summary>
    Task<ITaskHandle?> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Waits for a final state and gives the task as it then is. A task that waits gives its place to others meanwhile.</summary>
    /// <param name="id">The task.</param>
    /// <param name="timeout">How long at most. Default: without end.</param>
    /// <param name="cancellationToken">Gives up waiting; the task runs on.</param>
    /// <exception cref="TimeoutException">It has not ended in time; nothing about it has changed.</exception>
    /// <exception cref="SdkException"><c>task_not_found</c>.</exception>
    Task<TaskSnapshot> WaitAsync(string id, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Sends the task's user a notice that belongs to the task, an <c>eventNotification</c>. It waits for a user who is away.</summary>
    /// <param name="id">The task.</param>
    /// <param name="kind">What it is about, in the module's own words; callbacks get it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="text">What it says. Default: nothing.</param>
    /// <param name="variant">Its colour.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <exception cref="SdkException"><c>task_not_found</c>, <c>task_of_other_module</c>.</exception>
    Task NotifyAsync(
        string id,
        string kind,
        string title,
        string? text = null,
        Variant variant = Variant.Default,
        CancellationToken cancellationToken = default);

    /// <summary>Asks for a task's end: its token trips at once. True where it was active, false where it had ended or is unknown.</summary>
    /// <exception cref="SdkException"><c>task_of_other_module</c>, <c>permission_denied</c> (another user's).</exception>
    Task<bool> CancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Starts a registered task again and again, or once later, for the current user. Survives restarts.</summary>
    /// <param name="when">
    /// When: <c>every 30m</c>, <c>daily at 07:30</c>, <c>mon,thu at 9:00</c>, <c>cron: 0 7 * * 1-5</c>, <c>in 20 minutes</c>,
    /// <c>at: 2026-12-01T07:00</c>.
    /// </param>
    /// <param name="taskName">The task, as <c>reports.generate_monthly</c>.</param>
    /// <param name="args">What it is given, as an object with named members. Default: nothing.</param>
    /// <param name="options">Name, time zone, missed firings, overlap. Default: the defaults of <see cref="ScheduleOptions"/>.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The schedule's id.</returns>
    /// <exception cref="SdkException">
    /// <c>invalid_schedule</c> (with the position; also for an unknown time zone), <c>task_not_registered</c>,
    /// <c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>, <c>permission_denied</c>, <c>invalid_payload</c>.
    /// </exception>
    Task<string> ScheduleAsync(
        string when, string taskName, object? args = null, ScheduleOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The module's schedules that the user may see, by their next firing.</summary>
    Task<IReadOnlyList<ScheduleInfo>> ListSchedulesAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends a schedule; tasks that it has started run on. False where there is none.</summary>
    Task<bool> RemoveScheduleAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Stops a schedule from firing until it is resumed. False where there is none.</summary>
    Task<bool> PauseScheduleAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lets a paused schedule fire again; what was due meanwhile is not made up for. False where there is none.</summary>
    Task<bool> ResumeScheduleAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Runs an agent as a task: a class marked <see cref="AgentAttribute"/>.</summary>
    /// <param name="agent">The agent, as <c>reports.researcher</c>; without a dot, one of this module.</param>
    /// <param name="prompt">What it is asked.</param>
    /// <param name="name">What the user sees as the task's name. Default: the agent's.</param>
    /// <param name="timeout">How long it may run. Default: as long as it likes.</param>
    /// <param name="onComplete">What to do once it has ended. Default: nothing.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The task's id.</returns>
    /// <exception cref="SdkException">
    /// <c>task_not_registered</c>, <c>no_authenticated_user</c>, <c>task_runtime_unavailable</c>, <c>permission_denied</c>.
    /// </exception>
    Task<string> SubmitAgentAsync(
        string agent,
        string prompt,
        string? name = null,
        TimeSpan? timeout = null,
        Completion? onComplete = null,
        CancellationToken cancellationToken = default);
}
