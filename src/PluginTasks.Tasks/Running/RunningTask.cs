using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>One attempt of a task, from its grant to its end.</summary>
internal sealed class RunningTask : ITaskRun, IAsyncDisposable
{
    private readonly RuntimeParts parts;
    private readonly RunOrigin? origin;
    private readonly EventFlow flow;
    private readonly Grant grant;
    private readonly Confirmation confirmation;
    private readonly RunTimer? timer;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Whoever brings one of these goes on with the end.
    private readonly TaskCompletionSource<string?> running = new();
    private readonly TaskCompletionSource over = new();
    private Task? grace;
    private int isStopping;
    private Session? session;
    private Task? begun;
    private volatile bool isEnding;
    private volatile bool isDisposed;

    // Most work reports none.
    private ProgressFlow? progress;

    public RunningTask(RuntimeParts parts, TaskRecord task, RunOrigin? origin)
    {
        this.parts = parts;
        this.origin = origin;
        Task = task;
        flow = new EventFlow(parts, task);
        timer = task.TimeoutSeconds is { } seconds ? new RunTimer(parts.Time, seconds, () => _ = TimeOutAsync()) : null;
        grant = new Grant(parts.Dispatcher, task);
        confirmation = new Confirmation(parts, flow, task, grant, timer);
    }

    public TaskRecord Task { get; }

    public Session Session => session ??= Owner(origin?.Submission.Session);

    public string? TraceParent => origin is null ? StoredContext.Read(Task.Context).Trace : origin.Submission.TraceParent;

    public CancellationToken CancellationToken => stop.Token;

    /// <summary>The task as it is stored now.</summary>
    public TaskRecord Current => flow.Task;

    /// <summary>Whether the task has left this attempt behind: it has ended, or the next attempt is due.</summary>
    public bool IsOver => Current.Status.IsFinal() || Current.Attempt != Task.Attempt;

    /// <summary>Whether its work has ended too, or is not waited for any more: whoever means the task does not mean this attempt.</summary>
    public bool IsDone => isEnding && IsOver;

    /// <summary>Why the host wants it to make way; null where it does not.</summary>
    public string? Leaving { get; private set; }

    /// <summary>Done when the work has ended or was given up, and its end is stored.</summary>
    public Task Ended => ended.Task;

    /// <summary>Done when the store knows that it runs.</summary>
    public Task Begun => begun ?? System.Threading.Tasks.Task.CompletedTask;

    /// <summary>Done when its end is told to everybody, where it is stored.</summary>
    public Task OverToldAsync(CancellationToken cancellationToken) => flow.OverToldAsync(cancellationToken);

    public async Task UpdateProgressAsync(double progress, string? checkpoint = null, string? label = null)
    {
        PayloadLimit.Demand(checkpoint, "The checkpoint");
        var reports = LazyInitializer.EnsureInitialized(ref this.progress, () => new ProgressFlow(parts, flow, Task));
        if (isDisposed)
        {
            // Made only now, it would wait for an end that is past.
            await reports.DisposeAsync();
        }

        await reports.UpdateAsync(progress, checkpoint, label);
    }

    public void EmitProgress(double? progress = null, string? label = null, bool hasCheckpoint = false) =>
        flow.Show(progress is { } value ? ProgressFlow.Clamp(value) : null, label, hasCheckpoint);

    public async Task<string> AskAsync(string components, TimeSpan? timeout = null)
    {
        // It runs before its row says so; a question needs the row.
        await Begun;
        return await confirmation.AskAsync(components, timeout, stop.Token);
    }

    /// <summary>Brings an answer that is already stored.</summary>
    public void Answered(string response) => confirmation.Answered(response);

    /// <summary>Tells the task's user something, in the order of its events.</summary>
    public Task<TaskRecord?> NotifyAsync(TaskChange change, TaskNotification notification) =>
        flow.ChangeAsync(change, TaskEventKind.Notification, notification: notification);

    /// <summary>Another user may watch it, as is stored already.</summary>
    public void WatchedBy(string watchers) => flow.WatchedBy(watchers);

    /// <summary>Lets others run while this one waits for something; going on needs a new grant.</summary>
    public async Task<T> WithoutGrantAsync<T>(Func<Task<T>> wait)
    {
        grant.Give();
        try
        {
            return await wait();
        }
        finally
        {
            await grant.TakeAsync(stop.Token);
        }
    }

    /// <summary>Begins the attempt, which <see cref="CallAsync"/> has to follow. Returns when its end is stored; throws nothing.</summary>
    public Task RunAsync()
    {
        // Neither the work nor its end need wait for the row to say that it runs: the store keeps the order of all three.
        begun = BeginAsync();
        timer?.Start();
        return WatchAsync();
    }

#pragma warning disable CA1031 // Whatever the work throws is its result.
    /// <summary>Calls the work. Throws nothing: what comes of it is for <see cref="RunAsync"/> to see to.</summary>
    public async Task CallAsync(TaskWork work)
    {
        try
        {
            await MayBeginAsync();
            running.SetResult(await (origin is null ? CallForWhoIsAwayAsync(work) : origin.InContext(() => work(this))));
        }
        catch (OperationCanceledException cancelled)
        {
            running.SetCanceled(cancelled.CancellationToken);
        }
        catch (Exception error)
        {
            running.SetException(error);
        }

        over.TrySetResult();
    }
#pragma warning restore CA1031

    /// <summary>Stores what was reported, which is not to be lost with the end.</summary>
    public Task FlushAsync() => progress?.FlushAsync() ?? System.Threading.Tasks.Task.CompletedTask;

    /// <summary>Stores a final state and tells the work. False where the task had ended already.</summary>
    public async Task<bool> EndAsync(TaskState state, string? error)
    {
        // What was reported before has returned, and is not to be lost with the end.
        await FlushAsync();
        var change = new TaskChange
        {
            Id = Task.Id,
            Attempt = Task.Attempt,
            From = RunEnd.Active,
            To = state,
            At = parts.Time.GetUtcNow(),
            Error = error,
            ClearsQuestion = true,
        };
        var stored = await flow.ChangeAsync(change, state == TaskState.Failed ? TaskEventKind.Error : TaskEventKind.Update);
        TellWhoWaits();
        await StopAsync();
        return stored is not null;
    }

    /// <summary>Tells the work that it has to make way. What it does then decides whether it is parked or interrupted.</summary>
    public Task TellToLeaveAsync(string reason)
    {
        Leaving = reason;
        return StopAsync();
    }

    /// <summary>Parks or interrupts it at once, and then tells the work.</summary>
    public async Task LeaveAsync(string reason)
    {
        await FlushAsync();
        await UntilStored.RunAsync(
            parts,
            Task,
            () => flow.ChangeAsync(task =>
            {
                var (change, kind) = Interruption.Of(task, reason, tookProcessDown: false, parts.Options.MaxCrashes, parts.Time.GetUtcNow());
                return (change with { Attempt = Task.Attempt }, kind);
            }),
            () => Leaving is not null);
        TellWhoWaits();
        await StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        timer?.Dispose();
        isDisposed = true;
        Interlocked.MemoryBarrier();
        await (progress?.DisposeAsync() ?? ValueTask.CompletedTask);
        flow.Dispose();

        // The token's source stays: a cancel or a timeout that found this attempt a moment ago may still trip it.
    }

    /// <summary>Work that is deaf to its cancel may go on; its task has ended.</summary>
    private void TellWhoWaits()
    {
        if (!Current.IsActive)
        {
            parts.Waiters.Ended(Current);
        }
    }

    /// <summary>
    /// A registered task whose row is found pending is taken for one that has not begun.
    /// Who must not run twice waits until the row says otherwise.
    /// </summary>
    private async ValueTask MayBeginAsync()
    {
        if (Task is { TaskName: not null, Resumes: false })
        {
            await Begun;
            stop.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await over.Task;
            isEnding = true;
            await EndAsync();
        }
        catch (Exception error)
        {
            // The store is what failed: the row stays as it was, and the next start of the runtime sees to it.
            parts.Log.StoreFailed(Task, error);
        }
        finally
        {
            grant.Release();
            ended.TrySetResult();
        }
    }

    private async Task BeginAsync()
    {
        var at = parts.Time.GetUtcNow();
        var change = new TaskChange
        {
            Id = Task.Id,
            Attempt = Task.Attempt,
            From = RunEnd.Granted,
            To = TaskState.Running,
            At = at,
            StartedAt = at,
            Owner = parts.Owner,
        };
        if (await UntilStored.RunAsync(parts, Task, () => flow.BeginAsync(change), () => Leaving is not null) is null)
        {
            await StopAsync();
        }
    }

    /// <summary>Stores what came of it. Whoever waits for a place need not wait for that, where the work has ended.</summary>
    private async Task EndAsync()
    {
        var ending = new RunEnd(parts, this, flow).StoreAsync(running.Task);
        if (ending.IsCompleted || !running.Task.IsCompleted || !parts.Ends.TryEnter())
        {
            await ending;
            return;
        }

        grant.Release();
        try
        {
            await ending;
        }
        finally
        {
            parts.Ends.Leave();
        }
    }

    /// <summary>The submitter's session ended with its process: the user as known now, with what the row kept of the call.</summary>
    private async Task<string?> CallForWhoIsAwayAsync(TaskWork work)
    {
        var found = await parts.Users.FindAsync(Task.UserId, Task.OrganizationId, stop.Token);
        session = Owner(found with { Language = StoredContext.Read(Task.Context).Language ?? found.Language });
        return await work(this);
    }

    private Session Owner(Session? known) => (known ?? Session.Anonymous) with
    {
        UserId = Task.UserId, OrganizationId = Task.OrganizationId, SessionKey = Task.SessionKey,
    };

    private async Task TimeOutAsync()
    {
        try
        {
            var why = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"timed out after {Task.TimeoutSeconds:0.###} s");
            await UntilStored.RunAsync(parts, Task, () => EndAsync(TaskState.Failed, why), () => Leaving is not null);
        }
        catch (StoreException error)
        {
            parts.Log.StoreFailed(Task, error);
            await StopAsync();
        }
    }

    /// <summary>Tells the work to stop. Its grace counts from the first time: whoever tells it has come back only after this.</summary>
    private Task StopAsync()
    {
        var told = stop.CancelAsync();
        if (Interlocked.Exchange(ref isStopping, 1) == 0)
        {
            grace = GiveUpAfterAsync(Leaving is not null ? parts.Options.ShutdownGrace : parts.Options.CancelGrace);
        }

        return told;
    }

    private async Task GiveUpAfterAsync(TimeSpan wait)
    {
        await System.Threading.Tasks.Task.Delay(wait, parts.Time);
        over.TrySetResult();
    }
}
