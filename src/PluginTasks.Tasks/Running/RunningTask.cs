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
    private readonly ProgressFlow progress;
    private readonly Grant grant;
    private readonly Confirmation confirmation;
    private readonly RunTimer? timer;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? grace;
    private Session? session;
    private Task<TaskRecord?>? started;
    private volatile bool isEnding;

    public RunningTask(RuntimeParts parts, TaskRecord task, RunOrigin? origin)
    {
        this.parts = parts;
        this.origin = origin;
        Task = task;
        flow = new EventFlow(parts, task);
        timer = task.TimeoutSeconds is { } seconds ? new RunTimer(parts.Time, seconds, () => _ = TimeOutAsync()) : null;
        progress = new ProgressFlow(parts, flow, task);
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

    public Task UpdateProgressAsync(double progress, string? checkpoint = null, string? label = null)
    {
        PayloadLimit.Demand(checkpoint, "The checkpoint");
        return this.progress.UpdateAsync(progress, checkpoint, label);
    }

    public void EmitProgress(double? progress = null, string? label = null, bool hasCheckpoint = false) =>
        flow.Show(progress is { } value ? ProgressFlow.Clamp(value) : null, label, hasCheckpoint);

    public async Task<string> AskAsync(string components, TimeSpan? timeout = null)
    {
        // It runs before its row says so; a question needs the row.
        await (started ?? System.Threading.Tasks.Task.FromResult<TaskRecord?>(null));
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

    /// <summary>Runs the work to its end. Returns when that is stored; throws nothing.</summary>
    public async Task RunAsync(TaskWork work)
    {
        stop.Token.UnsafeRegister(static run => ((RunningTask)run!).BeginGrace(), this);

        // The work need not wait for the row to say that it runs: the store keeps the order of both.
        var at = parts.Time.GetUtcNow();
        started = UntilStored.RunAsync(
            parts,
            Task,
            () => flow.ChangeAsync(
                new TaskChange { Id = Task.Id, Attempt = Task.Attempt, From = RunEnd.Granted, To = TaskState.Running, At = at, StartedAt = at, Owner = parts.Owner },
                TaskEventKind.Update),
            () => Leaving is not null);
        timer?.Start();
        var running = System.Threading.Tasks.Task.Run(() => CallAsync(work), CancellationToken.None);
        try
        {
            if (await started is null)
            {
                await stop.CancelAsync();
            }

            await GiveUpAfterGraceAsync(running);
            isEnding = true;
            await new RunEnd(parts, this, flow, progress).StoreAsync(running);
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

    /// <summary>Stores a final state and tells the work. False where the task had ended already.</summary>
    public async Task<bool> EndAsync(TaskState state, string? error)
    {
        // What was reported before has returned, and is not to be lost with the end.
        await progress.FlushAsync();
        var stored = await flow.ChangeAsync(
            new TaskChange { Id = Task.Id, Attempt = Task.Attempt, From = RunEnd.Active, To = state, At = parts.Time.GetUtcNow(), Error = error, ClearsQuestion = true },
            state == TaskState.Failed ? TaskEventKind.Error : TaskEventKind.Update);
        TellWhoWaits();
        await stop.CancelAsync();
        return stored is not null;
    }

    /// <summary>Tells the work that it has to make way. What it does then decides whether it is parked or interrupted.</summary>
    public Task TellToLeaveAsync(string reason)
    {
        Leaving = reason;
        return stop.CancelAsync();
    }

    /// <summary>Parks or interrupts it at once, and then tells the work.</summary>
    public async Task LeaveAsync(string reason)
    {
        await progress.FlushAsync();
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
        await stop.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        timer?.Dispose();
        await progress.DisposeAsync();
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

    private Task<string?> CallAsync(TaskWork work) =>
        origin is null ? CallForWhoIsAwayAsync(work) : origin.InContext(() => work(this));

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
            await UntilStored.RunAsync(parts, Task, () => EndAsync(TaskState.Failed, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"timed out after {Task.TimeoutSeconds:0.###} s")), () => Leaving is not null);
        }
        catch (StoreException error)
        {
            parts.Log.StoreFailed(Task, error);
            await stop.CancelAsync();
        }
    }

    /// <summary>The grace of work that was told to stop counts from then: whoever told it has come back only after this.</summary>
    private void BeginGrace()
    {
        grace = System.Threading.Tasks.Task.Delay(Leaving is not null ? parts.Options.ShutdownGrace : parts.Options.CancelGrace, parts.Time);
        stopped.TrySetResult();
    }

    private async Task GiveUpAfterGraceAsync(Task running)
    {
        if (await System.Threading.Tasks.Task.WhenAny(running, stopped.Task) != running)
        {
            await System.Threading.Tasks.Task.WhenAny(running, grace!);
        }
    }
}
