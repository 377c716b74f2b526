using System.Collections.Concurrent;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Completions;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>The attempts of this process: queued until a grant, run, and queued again where there is a next one. Thread safe.</summary>
internal sealed class TaskAttempts(RuntimeParts parts, IRegisteredWork registered, TaskCompletions completions) : IDisposable
{
    private readonly ConcurrentDictionary<string, RunOrigin> submitted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RunningTask> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<object, Task> underWay = new();
    private readonly Lock laterGate = new();
    private readonly Dictionary<string, TaskRecord> later = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource closing = new();
    private volatile bool isOpened;
    private int isClosed;

    public TaskWaiters Waiters => parts.Waiters;

    /// <summary>A stop counts also where it comes while the start is under way.</summary>
    public bool IsOpen => isOpened && Volatile.Read(ref isClosed) == 0;

    public ICollection<RunningTask> Running => running.Values;

    public RunningTask? Find(string id) => running.TryGetValue(id, out var run) && !run.IsDone ? run : null;

    /// <summary>The same where the task has not left the attempt behind, whose work may still be at it.</summary>
    public RunningTask? FindCurrent(string id) => Find(id) is { IsOver: false } run ? run : null;

    /// <summary>Done when the end of a task that is stored as ended is told too, where it ran here.</summary>
    public Task EndToldAsync(string id, CancellationToken cancellationToken) =>
        running.TryGetValue(id, out var run) ? run.OverToldAsync(cancellationToken) : Task.CompletedTask;

    public void Open() => isOpened = true;

    /// <summary>Nothing is started any more; what runs goes on.</summary>
    public void Close()
    {
        var isFirst = Interlocked.Exchange(ref isClosed, 1) == 0;
        parts.Dispatcher.Stop();
        if (isFirst)
        {
            closing.Cancel();
        }
    }

    public void Dispose() => closing.Dispose();

    /// <summary>Everything that was begun has ended, with its completions.</summary>
    public Task WhenEndedAsync() => Task.WhenAll(underWay.Values);

    /// <summary>Keeps what only this process has of a task: its work, its session, its completion.</summary>
    public void Remember(string id, TaskSubmission submission) => submitted[id] = new RunOrigin(submission, ExecutionContext.Capture());

    public void Forget(string id) => submitted.TryRemove(id, out _);

    /// <summary>Takes back functions that wait for a start.</summary>
    public IReadOnlyList<TaskRecord> WithdrawFunctions(Func<TaskRecord, bool> which) =>
        parts.Dispatcher.Withdraw(task => task.TaskName is null && submitted.ContainsKey(task.Id) && which(task));

    /// <summary>Queues a task now, or when its time has come.</summary>
    public void Queue(TaskRecord task)
    {
        var wait = (task.NotBefore ?? DateTimeOffset.MinValue) - parts.Time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            parts.Dispatcher.Add(task);
        }
        else
        {
            lock (laterGate)
            {
                later[task.Id] = task;
            }

            _ = RunListedAsync(() => QueueLaterAsync(task, wait));
        }
    }

    /// <summary>Takes a task back that waits for a start, or for its time to come; null where it has started, or was never here.</summary>
    public TaskRecord? Withdraw(string id)
    {
        lock (laterGate)
        {
            return later.Remove(id, out var task) ? task : parts.Dispatcher.Withdraw(id);
        }
    }

    /// <summary>Called by a grant, while it holds the order of grants.</summary>
    public void Start(TaskRecord task)
    {
        var origin = submitted.GetValueOrDefault(task.Id);
        var run = new RunningTask(parts, task, origin);
        running[task.Id] = run;
        var attempt = new Attempt(run, WorkOf(task, origin), RunAsync);
        underWay[run] = attempt.Over;
        ThreadPool.UnsafeQueueUserWorkItem(attempt, preferLocal: false);
    }

    /// <summary>Tells whoever waits for the end of a task, and goes on by itself to what is called then.</summary>
    public void Complete(TaskRecord task) => _ = RunListedAsync(() => Task.Run(() => CompleteAsync(task)));

    /// <summary>Calls what earlier processes did not come to call, for as long as this is open.</summary>
    public Task CatchUpAsync() => completions.CatchUpAsync(closing.Token);

    /// <summary>A loop that this owns: it is told to end by <see cref="Close"/>, and awaited with the attempts.</summary>
    public void Own(Func<CancellationToken, Task> loop) => _ = RunListedAsync(() => loop(closing.Token));

    private Task CompleteAsync(TaskRecord task)
    {
        Waiters.Ended(task);
        submitted.TryRemove(task.Id, out var origin);
        return origin?.Submission.OnComplete is null && task.Completion is null ? Task.CompletedTask : completions.CallAsync(task, origin, closing.Token);
    }

    /// <summary>Listed before it begins: what ends at once would be listed after its end, and stay so. What fails stays listed, for the stop.</summary>
    private async Task RunListedAsync(Func<Task> work)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay[over] = over.Task;
        var running = work();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.SetFromTask(running);
        if (running.IsCompletedSuccessfully)
        {
            underWay.TryRemove(over, out _);
        }
    }

    private async Task QueueLaterAsync(TaskRecord task, TimeSpan wait)
    {
        try
        {
            for (; wait > RunTimer.Longest; wait -= RunTimer.Longest)
            {
                await Task.Delay(RunTimer.Longest, parts.Time, closing.Token);
            }

            await Task.Delay(wait, parts.Time, closing.Token);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // It waits in the store for the next start.
        }

        lock (laterGate)
        {
            // Within the lock, so that a cancel finds it here or there.
            if (later.Remove(task.Id) && IsOpen)
            {
                parts.Dispatcher.Add(task);
            }
        }
    }

    /// <summary>Looked up now, as modules are reloaded.</summary>
    private async Task<string?> RunRegisteredAsync(string name, ITaskRun attempt) =>
        await registered.FindAsync(name, attempt.CancellationToken) is { } found
            ? await found.Work(attempt)
            : throw new SdkException(ErrorCodes.TaskNotRegistered, $"There is no registered task '{name}' any more.");

    private TaskWork WorkOf(TaskRecord task, RunOrigin? origin) => task.TaskName is { } name
        ? attempt => RunRegisteredAsync(name, attempt)
        : origin?.Submission.Work ?? (_ => throw new RunLostException("its work is gone"));

    private async Task RunAsync(RunningTask run)
    {
        await run.RunAsync();
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

        // Last, so that a stop waits for completions too.
        underWay.TryRemove(run, out _);
        if (isBack && task.Status == TaskState.Pending && IsOpen && await StoredAsync(task) is { Status: TaskState.Pending } next)
        {
            // As it is by now: it may have been cancelled or answered while its work was at its end.
            Queue(next);
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
}
