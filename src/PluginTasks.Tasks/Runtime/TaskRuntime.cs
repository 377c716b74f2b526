using PluginTasks.Sdk;
using PluginTasks.Tasks.Completions;
using PluginTasks.Tasks.Dispatch;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Runs tasks: takes them in, starts them in turn, and keeps what becomes of them. Thread safe.</summary>
public sealed class TaskRuntime : IAsyncDisposable
{
    private static readonly TimeSpan LookForEndEvery = TimeSpan.FromSeconds(1);

    private readonly RuntimeParts parts;
    private readonly TaskIntake intake;
    private readonly TaskAttempts attempts;
    private readonly OutsideChanges outside;

    public TaskRuntime(
        ITaskStore store,
        TaskRuntimeOptions? options = null,
        IRegisteredWork? registered = null,
        TimeProvider? time = null,
        ITaskLog? log = null,
        IUserDirectory? users = null,
        ICompletionActions? actions = null)
    {
        parts = new RuntimeParts(store, Events, options ?? new TaskRuntimeOptions(), time ?? TimeProvider.System, log ?? NoLog.Instance)
        {
            Users = users ?? PlainUsers.Instance,
        };
        Registered = registered ?? NoRegisteredWork.Instance;
        intake = new TaskIntake(parts, Registered);
        attempts = new TaskAttempts(parts, Registered, new TaskCompletions(parts, actions ?? NoCompletionActions.Instance));
        outside = new OutsideChanges(parts, attempts);
        parts.Dispatcher = new TaskDispatcher(parts.Options, attempts.Start);
    }

    public TaskEvents Events { get; } = new();

    internal ITaskStore Store => parts.Store;

    internal TimeProvider Time => parts.Time;

    internal IRegisteredWork Registered { get; }

    /// <summary>Settles what an earlier process left, and begins to start tasks.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        parts.Member = parts.Store.Join();
        var recovery = new TaskRecovery(parts);
        var left = new List<TaskRecord>();
        try
        {
            await recovery.RunAsync(left.Add, cancellationToken);
        }
        catch
        {
            // What it has settled by then is the next start's.
            parts.Member.Dispose();
            throw;
        }

        attempts.Open();
        left.ForEach(TakeUp);
        attempts.Own(_ => attempts.CatchUpAsync());
        attempts.Own(new Upkeep(parts, token => SettleGoneAsync(recovery, token)).RunAsync);
    }

    /// <summary>Makes a task. Its row is stored when this returns; with a key that an active task has, it is that one.</summary>
    /// <exception cref="SdkException">Nobody is signed in, the runtime is not started, or the name is not registered.</exception>
    public async Task<AddedTask> SubmitAsync(TaskSubmission submission, CancellationToken cancellationToken = default) =>
        (await SubmitAsync(submission, async task => await AddAsync(task, cancellationToken), cancellationToken))!;

    /// <summary>Makes a task whose row is stored by somebody who stores more with it; null where it was not, and there is no task.</summary>
    internal async Task<AddedTask?> SubmitAsync(
        TaskSubmission submission, Func<TaskRecord, Task<AddedTask?>> add, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        DemandOpen();
        var task = await intake.NewTaskAsync(submission, cancellationToken);
        attempts.Remember(task.Id, submission);
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
                attempts.Forget(task.Id);
            }

            return added;
        }
        catch
        {
            attempts.Forget(task.Id);
            throw;
        }
    }

    /// <summary>The task as it is now; null where there is none.</summary>
    public async Task<TaskRecord?> GetAsync(string id, CancellationToken cancellationToken = default) =>
        attempts.FindCurrent(id) is { } run ? run.Current : await parts.Store.GetAsync(id, cancellationToken);

    /// <summary>Waits for a final state.</summary>
    /// <exception cref="TimeoutException">It took longer; nothing about the task has changed.</exception>
    /// <exception cref="SdkException">There is no such task.</exception>
    public async Task<TaskRecord> WaitAsync(string id, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var ended = attempts.Waiters.For(id);
        var task = await FoundAsync(id, cancellationToken);
        if (!task.IsActive)
        {
            // The row comes first: whoever has waited finds what follows it too.
            await attempts.EndToldAsync(id, cancellationToken);
            attempts.Waiters.Ended(task);
        }

        return task.IsActive && task.Owner != parts.Owner
            ? await WaitForAnothersAsync(ended, id, timeout, cancellationToken)
            : await ended.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, parts.Time, cancellationToken);
    }

    /// <summary>Cancels a task. True where it was active; then it is cancelled, whatever its work does.</summary>
    public async Task<bool> CancelAsync(string id)
    {
        if (attempts.FindCurrent(id) is { } run)
        {
            return await run.EndAsync(TaskState.Cancelled, null);
        }

        var withdrawn = attempts.Withdraw(id);
        if (withdrawn is null && attempts.FindCurrent(id) is { } granted)
        {
            return await granted.EndAsync(TaskState.Cancelled, null);
        }

        try
        {
            var change = new TaskChange
            {
                Id = id,
                From = TaskStateMachine.Before(TaskState.Cancelled),
                To = TaskState.Cancelled,
                At = parts.Time.GetUtcNow(),
                ClearsQuestion = true,
            };
            return await outside.ChangeAsync(change, TaskEventKind.Update) is not null;
        }
        catch (StoreException) when (withdrawn is not null)
        {
            // It is not cancelled, so it still waits for its turn.
            attempts.Queue(withdrawn);
            throw;
        }
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

        if (attempts.Find(id) is { } run)
        {
            run.Answered(response);
        }
    }

    /// <summary>The attempt that runs here; null where none does.</summary>
    public ITaskRun? Running(string id) => attempts.Find(id);

    /// <summary>
    /// Ends the runs of tasks that have to make way, as at a reload: what resumes goes back to pending with the next
    /// attempt, the rest is interrupted. Then tells their work. Functions that have not begun go too, as they would run in
    /// what is about to be gone.
    /// </summary>
    /// <returns>When that is stored; the work may take longer to end.</returns>
    public async Task LeaveAsync(Func<TaskRecord, bool> which, string reason = "module reloaded")
    {
        ArgumentNullException.ThrowIfNull(which);
        foreach (var task in attempts.WithdrawFunctions(which))
        {
            await UntilStored.RunAsync(
                parts,
                task,
                () =>
                {
                    var now = parts.Time.GetUtcNow();
                    var change = Interruption.Of(task, reason, tookProcessDown: false, parts.Options.MaxCrashes, now).Change;
                    return outside.ChangeAsync(change, TaskEventKind.Update);
                },
                () => !attempts.IsOpen);
        }

        await Task.WhenAll(attempts.Running.Where(r => which(r.Task)).Select(r => r.LeaveAsync(reason)));
    }

    /// <summary>Starts what a limit that was raised has made room for.</summary>
    public void LimitsChanged() => parts.Dispatcher.GrantWhatFits();

    /// <summary>Starts nothing more, tells what runs, waits the shutdown grace, and parks or interrupts the rest.</summary>
    public async Task StopAsync()
    {
        Close();
        var left = attempts.Running.ToList();
        await Task.WhenAll(left.Select(r => r.TellToLeaveAsync("host stopped")));
        await Task.WhenAll(left.Select(r => r.Ended));
        await attempts.WhenEndedAsync();

        // What it parked is anybody's from here on.
        parts.Member?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        attempts.Dispose();
    }

    /// <summary>Whether it takes tasks on: it was started and does not stop.</summary>
    public bool IsRunning => attempts.IsOpen;

    /// <summary>Takes nothing in and starts nothing more; what runs goes on.</summary>
    internal void Close() => attempts.Close();

    /// <exception cref="SdkException">It is not started, or stopping.</exception>
    internal void DemandOpen()
    {
        if (!attempts.IsOpen)
        {
            throw new SdkException(ErrorCodes.TaskRuntimeUnavailable, "The task runtime is not started.");
        }
    }

    /// <summary>Progress of a task that has no attempt here: it waits for its start, or another process runs it.</summary>
    internal Task UpdateOutsideAsync(TaskRecord task, double progress, string? checkpoint, string? label) => outside.ChangeAsync(
        new TaskChange { Id = task.Id, From = RunEnd.Active, At = parts.Time.GetUtcNow(), Progress = progress, Checkpoint = checkpoint, Label = label },
        TaskEventKind.Progress);

    /// <summary>Tells a task's user something, also after its end.</summary>
    internal async Task NotifyAsync(string id, TaskNotification notification)
    {
        var change = new TaskChange { Id = id, From = RunEnd.Active, At = parts.Time.GetUtcNow() };
        var told = attempts.Find(id) is { } run
            ? await run.NotifyAsync(change, notification)
            : await outside.ChangeAsync(change, TaskEventKind.Notification, notification);
        if (told is null)
        {
            await outside.NotifyEndedAsync(id, notification);
        }
    }

    /// <summary>Nobody tells of the end of a task that another process runs, or may take over: it is looked for.</summary>
    private async Task<TaskRecord> WaitForAnothersAsync(Task<TaskRecord> ended, string id, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var startedAt = parts.Time.GetTimestamp();
        while (true)
        {
            var left = timeout is { } most ? most - parts.Time.GetElapsedTime(startedAt) : TimeSpan.MaxValue;
            var wait = left < LookForEndEvery ? left : LookForEndEvery;
            try
            {
                return await ended.WaitAsync(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, parts.Time, cancellationToken);
            }
            catch (TimeoutException) when (left > LookForEndEvery)
            {
                if (await FoundAsync(id, cancellationToken) is { IsActive: false } task)
                {
                    attempts.Waiters.Ended(task);
                    return task;
                }
            }
        }
    }

    private async Task<TaskRecord> FoundAsync(string id, CancellationToken cancellationToken)
    {
        if (await parts.Store.GetAsync(id, cancellationToken) is { } task)
        {
            return task;
        }

        attempts.Waiters.Forget(id);
        throw new SdkException(ErrorCodes.TaskNotFound, $"There is no task {id}.");
    }

    private async Task SettleGoneAsync(TaskRecovery recovery, CancellationToken cancellationToken)
    {
        if (await recovery.RunForGoneAsync(TakeUp, cancellationToken))
        {
            await attempts.CatchUpAsync();
        }
    }

    private void TakeUp(TaskRecord task)
    {
        if (task.IsActive)
        {
            attempts.Queue(task);
        }
        else
        {
            attempts.Complete(task);
        }
    }

    /// <summary>Adds a task. Who is given another's may watch it from then on.</summary>
    private async Task<AddedTask> AddAsync(TaskRecord task, CancellationToken cancellationToken)
    {
        while (true)
        {
            var added = await parts.Store.AddAsync(task, cancellationToken);
            if (added.IsNew || added.Task.UserId == task.UserId)
            {
                return added;
            }

            var change = new TaskChange { Id = added.Task.Id, From = RunEnd.Active, At = added.Task.UpdatedAt, Watcher = task.UserId, Events = 0 };
            if (await parts.Store.ChangeAsync(change, cancellationToken) is { Watchers: { } watchers } watched)
            {
                attempts.Find(watched.Id)?.WatchedBy(watchers);
                return added with { Task = watched };
            }

            // It has ended in this moment, and its key is free.
        }
    }
}
