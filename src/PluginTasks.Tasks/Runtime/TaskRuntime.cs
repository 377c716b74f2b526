using System.Collections.Concurrent;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Dispatch;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Runs tasks: takes them in, starts them in turn, and keeps what becomes of them. Thread safe.</summary>
public sealed class TaskRuntime : IAsyncDisposable
{
    private readonly RuntimeParts parts;
    private readonly IRegisteredWork registered;
    private readonly TaskId ids;
    private readonly TaskWaiters waiters = new();
    private readonly ConcurrentDictionary<string, TaskSubmission> submitted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RunningTask> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> attempts = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource closing = new();
    private bool isOpen;

    public TaskRuntime(
        ITaskStore store,
        TaskRuntimeOptions? options = null,
        IRegisteredWork? registered = null,
        TimeProvider? time = null,
        ITaskLog? log = null)
    {
        parts = new RuntimeParts(store, Events, options ?? new TaskRuntimeOptions(), time ?? TimeProvider.System, log ?? NoLog.Instance);
        parts.Dispatcher = new TaskDispatcher(parts.Options, Start);
        this.registered = registered ?? NoRegisteredWork.Instance;
        ids = new TaskId(parts.Time);
    }

    public TaskEvents Events { get; } = new();

    /// <summary>Settles what an earlier process left, and begins to start tasks.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var left = await new TaskRecovery(parts, registered).RunAsync(cancellationToken);
        isOpen = true;
        foreach (var task in left)
        {
            Queue(task);
        }
    }

    /// <summary>Makes a task. Its row is stored when this returns; with a key that an active task has, it is that one.</summary>
    /// <exception cref="SdkException">Nobody is signed in, the runtime is not started, or the name is not registered.</exception>
    public async Task<AddedTask> SubmitAsync(TaskSubmission submission, CancellationToken cancellationToken = default) =>
        (await SubmitAsync(submission, async task => await parts.Store.AddAsync(task, cancellationToken)))!;

    /// <summary>Makes a task whose row is stored by somebody who stores more with it; null where it was not, and there is no task.</summary>
    internal async Task<AddedTask?> SubmitAsync(TaskSubmission submission, Func<TaskRecord, Task<AddedTask?>> add)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var task = NewTask(submission);
        submitted[task.Id] = submission;
        try
        {
            var added = await add(task);
            if (added?.IsNew == true)
            {
                Events.Publish(new TaskEvent { Kind = TaskEventKind.Started, Task = task, Seq = task.Seq });
                parts.Dispatcher.Add(task);
            }
            else
            {
                submitted.TryRemove(task.Id, out _);
            }

            return added;
        }
        catch
        {
            submitted.TryRemove(task.Id, out _);
            throw;
        }
    }

    /// <summary>The task as it is now; null where there is none.</summary>
    public async Task<TaskRecord?> GetAsync(string id, CancellationToken cancellationToken = default) =>
        running.TryGetValue(id, out var run) ? run.Current : await parts.Store.GetAsync(id, cancellationToken);

    /// <summary>Waits for a final state.</summary>
    /// <exception cref="TimeoutException">It took longer; nothing about the task has changed.</exception>
    /// <exception cref="SdkException">There is no such task.</exception>
    public async Task<TaskRecord> WaitAsync(string id, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var ended = waiters.For(id);
        var task = await parts.Store.GetAsync(id, cancellationToken);
        if (task is null)
        {
            waiters.Forget(id);
            throw new SdkException(ErrorCodes.TaskNotFound, $"There is no task {id}.");
        }

        if (!task.IsActive)
        {
            waiters.Ended(task);
        }

        return await ended.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, parts.Time, cancellationToken);
    }

    /// <summary>Cancels a task. True where it was active; then it is cancelled, whatever its work does.</summary>
    public async Task<bool> CancelAsync(string id)
    {
        if (running.TryGetValue(id, out var run))
        {
            return await run.EndAsync(TaskState.Cancelled, null);
        }

        if (parts.Dispatcher.Withdraw(id) is null && running.TryGetValue(id, out run))
        {
            return await run.EndAsync(TaskState.Cancelled, null);
        }

        var cancelled = await parts.Store.ChangeAsync(new TaskChange
        {
            Id = id, From = TaskStateMachine.Before(TaskState.Cancelled), To = TaskState.Cancelled, At = parts.Time.GetUtcNow(), ClearsQuestion = true,
        });
        if (cancelled is not null)
        {
            Events.Publish(new TaskEvent { Kind = TaskEventKind.Update, Task = cancelled, Seq = cancelled.Seq });
            await CompleteAsync(cancelled);
        }

        return cancelled is not null;
    }

    /// <summary>Answers the question that a task waits with. The first answer counts.</summary>
    /// <exception cref="SdkException">There is no such task, or no question of it that waits.</exception>
    public async Task AnswerAsync(string id, string response)
    {
        var answered = await parts.Store.ChangeAsync(new TaskChange
        {
            Id = id, From = [TaskState.WaitingConfirmation, TaskState.Pending, TaskState.Running], At = parts.Time.GetUtcNow(),
            Answer = response, NeedsOpenQuestion = true, Events = 0,
        });
        if (answered is null)
        {
            throw await parts.Store.GetAsync(id) is null
                ? new SdkException(ErrorCodes.TaskNotFound, $"There is no task {id}.")
                : new SdkException(ErrorCodes.ConfirmationNotPending, "This task does not wait for an answer.");
        }

        if (running.TryGetValue(id, out var run))
        {
            run.Answered(response);
        }
    }

    /// <summary>The attempt that runs here; null where none does.</summary>
    public ITaskRun? Running(string id) => running.GetValueOrDefault(id);

    /// <summary>Starts nothing more, tells what runs, waits the shutdown grace, and parks or interrupts the rest.</summary>
    public async Task StopAsync()
    {
        Close();
        var left = running.Values.ToList();
        await Task.WhenAll(left.Select(r => r.TellStopAsync()));
        await Task.WhenAll(left.Select(r => r.Ended));
        await Task.WhenAll(attempts.Values);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Takes nothing in and starts nothing more; what runs goes on.</summary>
    internal void Close()
    {
        isOpen = false;
        parts.Dispatcher.Stop();
        closing.Cancel();
    }

    private TaskRecord NewTask(TaskSubmission submission)
    {
        if (!isOpen)
        {
            throw new SdkException(ErrorCodes.TaskRuntimeUnavailable, "The task runtime is not started.");
        }

        if (string.IsNullOrEmpty(submission.UserId))
        {
            throw new SdkException(ErrorCodes.NoAuthenticatedUser, "A task needs a signed-in user to belong to.");
        }

        if (submission.Work is null && (submission.TaskName is null || registered.Find(submission.TaskName) is null))
        {
            throw new SdkException(ErrorCodes.TaskNotRegistered, $"There is no registered task '{submission.TaskName}'.");
        }

        var now = parts.Time.GetUtcNow();
        var options = submission.Options;
        return new TaskRecord
        {
            Id = submission.Id ?? ids.Next(), Module = submission.Module, Label = submission.Label, Status = TaskState.Pending,
            TaskKey = options.TaskKey, UserId = submission.UserId, OrganizationId = submission.OrganizationId,
            SessionKey = options.SessionKey, Priority = options.Priority, CreatedAt = now, UpdatedAt = now,
            TimeoutSeconds = options.Timeout?.TotalSeconds, TaskName = submission.Work is null ? submission.TaskName : null,
            Args = submission.Args, Resumes = options.OnInterruption == OnInterruption.Resume && submission.Work is null,
            Retry = submission.Work is null ? Retry.Write(options.Retry) : null, Seq = 1,
        };
    }

    /// <summary>Queues a task now, or when its time has come.</summary>
    private void Queue(TaskRecord task)
    {
        var wait = (task.NotBefore ?? DateTimeOffset.MinValue) - parts.Time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            parts.Dispatcher.Add(task);
        }
        else
        {
            attempts[task.Id] = QueueLaterAsync(task, wait);
        }
    }

    private async Task QueueLaterAsync(TaskRecord task, TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, parts.Time, closing.Token);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // It waits in the store for the next start.
        }

        attempts.TryRemove(task.Id, out _);
        if (isOpen)
        {
            parts.Dispatcher.Add(task);
        }
    }

    private void Start(TaskRecord task)
    {
        var work = task.TaskName is { } name ? registered.Find(name) : submitted.GetValueOrDefault(task.Id)?.Work;
        var run = new RunningTask(parts, task);
        running[task.Id] = run;
        var listed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempts[task.Id] = RunAsync(listed.Task, run, work ?? (_ => throw new SdkException(ErrorCodes.TaskNotRegistered, $"There is no registered task '{task.TaskName}' any more.")));
        listed.SetResult();
    }

    private async Task RunAsync(Task listed, RunningTask run, TaskWork work)
    {
        await listed;
        await run.RunAsync(work);
        var task = run.Current;
        running.TryRemove(new(task.Id, run));
        await run.DisposeAsync();
        var isBack = task.Attempt > run.Task.Attempt;
        if (task.IsActive && !isBack)
        {
            task = await StoredAsync(task);
        }

        if (!task.IsActive)
        {
            await CompleteAsync(task);
        }

        // Last, so that a stop waits for completions too; and before a new attempt takes the entry.
        attempts.TryRemove(task.Id, out _);
        if (isBack && task.Status == TaskState.Pending && isOpen)
        {
            Queue(task);
        }
    }

    /// <summary>An attempt that changed nothing was too late: somebody ended the task as it was granted.</summary>
    private async Task<TaskRecord> StoredAsync(TaskRecord task)
    {
        try
        {
            return await parts.Store.GetAsync(task.Id) ?? task;
        }
        catch (StoreException error)
        {
            parts.Log.StoreFailed(task, error);
            return task;
        }
    }

    private async Task CompleteAsync(TaskRecord task)
    {
        waiters.Ended(task);
        if (submitted.TryRemove(task.Id, out var submission) && submission.OnComplete is { } callback)
        {
            try
            {
                await callback(task);
            }
            catch (Exception error)
            {
                parts.Log.CompletionFailed(task, error);
            }
        }
    }
}
