using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>One attempt of a task, from its grant to its end.</summary>
internal sealed class RunningTask : ITaskRun, IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TaskState[] WhileItRuns = [TaskState.Running, TaskState.WaitingConfirmation];

    private readonly RuntimeParts parts;
    private readonly EventFlow flow;
    private readonly ProgressFlow progress;
    private readonly Confirmation confirmation;
    private readonly RunTimer timer;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RunOrigin? origin;
    private Session? session;
    private bool isStopping;

    public RunningTask(RuntimeParts parts, TaskRecord task, RunOrigin? origin)
    {
        this.parts = parts;
        this.origin = origin;
        Task = task;
        flow = new EventFlow(parts, task);
        timer = new RunTimer(parts.Time, task.TimeoutSeconds, () => _ = TimeOutAsync());
        progress = new ProgressFlow(parts, flow, task);
        confirmation = new Confirmation(parts, flow, task, timer);
    }

    public TaskRecord Task { get; }

    public Session Session => session ??= Owner(origin?.Submission.Session);

    public string? TraceParent => origin is null ? StoredContext.Read(Task.Context).Trace : origin.Submission.TraceParent;

    public CancellationToken CancellationToken => stop.Token;

    /// <summary>The task as it is stored now.</summary>
    public TaskRecord Current => flow.Task;

    /// <summary>Done when the work has ended or was given up, and its end is stored.</summary>
    public Task Ended => ended.Task;

    public Task UpdateProgressAsync(double progress, string? checkpoint = null, string? label = null) =>
        this.progress.UpdateAsync(progress, checkpoint, label);

    public void EmitProgress(double? progress = null, string? label = null, bool hasCheckpoint = false) =>
        flow.Show(progress is { } value ? ProgressFlow.Clamp(value) : null, label, hasCheckpoint);

    public Task<string> AskAsync(string components, TimeSpan? timeout = null) =>
        confirmation.AskAsync(components, timeout, stop.Token);

    /// <summary>Brings an answer that is already stored.</summary>
    public void Answered(string response) => confirmation.Answered(response);

    /// <summary>Runs the work to its end. Returns when that is stored; throws nothing.</summary>
    public async Task RunAsync(TaskWork work)
    {
        // The work need not wait for the row to say that it runs: the store keeps the order of both.
        var started = flow.ChangeAsync(Change(TaskState.Running, [TaskState.Pending]) with { StartedAt = parts.Time.GetUtcNow(), Owner = parts.Owner }, TaskEventKind.Update);
        timer.Start();
        var running = System.Threading.Tasks.Task.Run(() => CallAsync(work), CancellationToken.None);
        try
        {
            if (await started is null)
            {
                await stop.CancelAsync();
            }

            await GiveUpAfterGraceAsync(running);
            await StoreEndUntilItIsAsync(running);
        }
        catch (Exception error)
        {
            // The store is what failed: the row stays as it was, and the next start of the runtime sees to it.
            parts.Log.StoreFailed(Task, error);
        }
        finally
        {
            confirmation.EnsureGrant();
            parts.Dispatcher.GiveBack(Task);
            ended.TrySetResult();
        }
    }

    /// <summary>Stores a final state and tells the work. False where the task had ended already.</summary>
    public async Task<bool> EndAsync(TaskState state, string? error)
    {
        // Pending too: it may be granted and not yet stored as running.
        var change = Change(state, [TaskState.Pending, .. WhileItRuns]) with { Error = error, ClearsQuestion = true, Notice = state == TaskState.Failed ? Notice() : null };
        var stored = await flow.ChangeAsync(change, state == TaskState.Failed ? TaskEventKind.Error : TaskEventKind.Update);
        await stop.CancelAsync();
        return stored is not null;
    }

    /// <summary>Tells the work that the process ends. What it does then decides whether it is parked or interrupted.</summary>
    public Task TellStopAsync()
    {
        isStopping = true;
        return stop.CancelAsync();
    }

    /// <summary>Parks or interrupts what did not end by itself.</summary>
    public Task LeaveAsync() => flow.ChangeAsync(Left("host stopped"), TaskEventKind.Update);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await progress.DisposeAsync();
        flow.Dispose();

        // The token's source stays: a cancel or a timeout that found this attempt a moment ago may still trip it.
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
            await EndAsync(TaskState.Failed, $"timed out after {Task.TimeoutSeconds:0.###} s");
        }
        catch (StoreException error)
        {
            parts.Log.StoreFailed(Task, error);
            await stop.CancelAsync();
        }
    }

    private async Task GiveUpAfterGraceAsync(Task running)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Token.UnsafeRegister(_ => stopped.TrySetResult(), null);
        if (await System.Threading.Tasks.Task.WhenAny(running, stopped.Task) == running)
        {
            return;
        }

        var grace = System.Threading.Tasks.Task.Delay(isStopping ? parts.Options.ShutdownGrace : parts.Options.CancelGrace, parts.Time);
        await System.Threading.Tasks.Task.WhenAny(running, grace);
    }

    /// <summary>A full disk or a locked file passes: an end is tried again until it is stored, or the process ends.</summary>
    private async Task StoreEndUntilItIsAsync(Task<string?> running)
    {
        for (var wait = FirstWait; ; wait = wait < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await StoreEndAsync(running);
                return;
            }
            catch (StoreException error) when (!isStopping)
            {
                parts.Log.StoreFailed(Task, error);
                await System.Threading.Tasks.Task.Delay(wait, parts.Time);
            }
        }
    }

    private async Task StoreEndAsync(Task<string?> running)
    {
        await progress.FlushAsync();
        if (Current.Status.IsFinal() || !running.IsCompleted)
        {
            if (!Current.Status.IsFinal())
            {
                await LeaveAsync();
            }

            return;
        }

        var (change, kind) = await EndOfAsync(running);
        if (await flow.ChangeAsync(change, kind) is null)
        {
            parts.Log.LateReport(Task);
        }
    }

    private async Task<(TaskChange Change, TaskEventKind Kind)> EndOfAsync(Task<string?> running)
    {
        if (running.IsCompletedSuccessfully)
        {
            return (Change(TaskState.Completed, WhileItRuns) with { Progress = 1, Result = await running, ClearsQuestion = true, Notice = Notice() }, TaskEventKind.Completed);
        }

        if (isStopping && running.IsCanceled)
        {
            return (Left("host stopped"), TaskEventKind.Update);
        }

        var error = running.Exception?.InnerException ?? new TaskCanceledException("The work was cancelled by itself.");
        parts.Log.AttemptFailed(Task, error);
        return Retry.Of(Task) is { } retry && retry.Next(Task.Attempt) is { } delay
            ? (Change(TaskState.Pending, WhileItRuns) with { AttemptsMore = 1, NotBefore = parts.Time.GetUtcNow() + delay, ClearsQuestion = true, Crashes = 0 }, TaskEventKind.Update)
            : (Change(TaskState.Failed, WhileItRuns) with { Error = error.Message, ClearsQuestion = true, Notice = Notice() }, TaskEventKind.Error);
    }

    /// <summary>Registered work that can resume goes back to pending with its question; the rest is interrupted.</summary>
    private TaskChange Left(string why) => Task is { Resumes: true, TaskName: not null }
        ? Change(TaskState.Pending, WhileItRuns) with { AttemptsMore = 1 }
        : Change(TaskState.Interrupted, WhileItRuns) with { Error = why, ClearsQuestion = true };

    private TaskChange Change(TaskState to, IReadOnlyList<TaskState> from) => new()
    {
        Id = Task.Id, Attempt = Task.Attempt, From = from, To = to, At = parts.Time.GetUtcNow(),
    };

    private Notice? Notice() => !parts.Options.KeepsNotices ? null : new(Guid.NewGuid().ToString("N"), Task.UserId, Task.Id, parts.Time.GetUtcNow(), "{}");
}
