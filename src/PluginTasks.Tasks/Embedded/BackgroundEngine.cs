using System.Collections.Concurrent;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks;

/// <summary>What a runner has from its first submission on: the runtime, and the handles that follow its events. Thread safe.</summary>
internal sealed class BackgroundEngine : IAsyncDisposable
{
    private const string Module = "embedded";
    private const string User = "local";

    private readonly BackgroundConfig config;
    private readonly ITaskStore store;
    private readonly TaskRuntime runtime;
    private readonly TaskId ids;
    private readonly Admission admission;
    private readonly BackgroundCleanup? cleanup;
    private readonly ConcurrentDictionary<string, BackgroundHandle> handles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> removals = new();
    private bool isStarted;

    public BackgroundEngine(BackgroundConfig config)
    {
        this.config = config;
        store = config.Store ?? new MemoryTaskStore();
        var options = new TaskRuntimeOptions { MaxRunning = config.MaxConcurrentTasks, KeepsNotices = false, CleanupDelay = null };
        runtime = new TaskRuntime(store, options, time: config.TimeProvider, log: config.Log);
        runtime.Events.OnEvent = Follow;
        ids = new TaskId(config.TimeProvider);
        admission = new Admission(StartAsync, s => runtime.SubmitAsync(s), Refuse);
        cleanup = config.AutoCleanup ? new BackgroundCleanup(config.TimeProvider, config.CleanupDelay, until => Remove(until, completedOnly: false)) : null;
    }

    public TimeProvider Time => config.TimeProvider;

    public IEnumerable<BackgroundHandle> Handles => handles.Values;

    public BackgroundHandle? Get(string id) => handles.GetValueOrDefault(id);

    public BackgroundHandle<T> Add<T>(Func<ITaskRun, Task<T>> function, string name, TimeSpan timeout, Func<BackgroundHandle, Task>? onComplete)
    {
        var now = Time.GetUtcNow();
        var handle = new BackgroundHandle<T>(this, new TaskRecord
        {
            Id = ids.Next(), Module = Module, UserId = User, Label = name, Status = TaskState.Pending, CreatedAt = now, UpdatedAt = now,
        });
        handles[handle.Id] = handle;
        var context = ExecutionContext.Capture();
        admission.Add(handle, new TaskSubmission
        {
            Id = handle.Id, Module = Module, UserId = User, Label = name,
            Options = new TaskOptions { Timeout = timeout == Timeout.InfiniteTimeSpan ? null : timeout },
            Work = run => RunAsync(handle, context, () => function(run)),
            OnComplete = onComplete is null ? null : _ => InContext(context, () => onComplete(handle)),
        });
        return handle;
    }

    /// <summary>On a worker thread, as the caller may hold a context that it blocks.</summary>
    public Task<bool> CancelAsync(BackgroundHandle handle) => handle.IsCompleted ? Task.FromResult(false) : Task.Run(async () =>
    {
        await ((Task)handle.Accepted.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return handle.Accepted.Task.IsCompletedSuccessfully && await runtime.CancelAsync(handle.Id);
    });

    /// <summary>Removes what ended until a time, here at once, from the store soon.</summary>
    public int Remove(DateTimeOffset until, bool completedOnly)
    {
        var count = 0;
        var last = DateTimeOffset.MinValue;
        foreach (var handle in handles.Values)
        {
            var task = handle.Task;
            if (task.FinishedAt <= until && (!completedOnly || task.Status == TaskState.Completed) && handles.TryRemove(handle.Id, out _))
            {
                count++;
                last = task.FinishedAt.Value > last ? task.FinishedAt.Value : last;
            }
        }

        if (count > 0)
        {
            var removal = Task.Run(() => RemoveStoredAsync(last.AddMilliseconds(1), completedOnly));
            removals[removal] = true;
            _ = removal.ContinueWith(
                done => removals.TryRemove(done, out var _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        return count;
    }

    /// <summary>Cancels what has not ended, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        cleanup?.Stop();
        var left = handles.Values.Where(h => !h.IsCompleted).ToList();
        await ((Task)Task.WhenAll(left.Select(h => h.Accepted.Task))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Before the cancels, as each of them makes room for a start.
        runtime.Close();
        try
        {
            await Task.WhenAll(left.Select(CancelAsync));
        }
        finally
        {
            await runtime.DisposeAsync();
            await Task.WhenAll(removals.Keys);
            if (config.Store is null)
            {
                await store.DisposeAsync();
            }
        }
    }

    private static T InContext<T>(ExecutionContext? context, Func<T> function)
    {
        if (context is null)
        {
            return function();
        }

        T? result = default;
        ExecutionContext.Run(context, _ => result = function(), null);
        return result!;
    }

    private async Task<string?> RunAsync<T>(BackgroundHandle handle, ExecutionContext? context, Func<Task<T>> function)
    {
        var value = await InContext(context, function);
        handle.Returned(value);
        return config.Store is null ? null : ResultJson.Write(value);
    }

    /// <summary>Once, by the admission, which asks one at a time.</summary>
    private async Task StartAsync()
    {
        if (isStarted)
        {
            return;
        }

        if (!runtime.IsRunning)
        {
            await runtime.StartAsync();
        }

        if (config.Store is not null)
        {
            await LoadAsync();
        }

        isStarted = true;
    }

    /// <summary>What earlier processes left, which has ended by now in one way or another.</summary>
    private async Task LoadAsync()
    {
        var query = new TaskQuery { Module = Module, UserId = User, Order = TaskOrder.CreatedAt, Descending = false, WithDetails = true, Take = 1_000 };
        IReadOnlyList<TaskRecord> page;
        do
        {
            page = await store.ListAsync(query);
            foreach (var task in page.Where(t => !t.IsActive && handles.TryAdd(t.Id, new BackgroundHandle(this, t))))
            {
                cleanup?.Add(task.FinishedAt!.Value);
            }

            query = query with { Skip = query.Skip + page.Count };
        }
        while (page.Count == query.Take);
    }

    private void Follow(TaskEvent happened)
    {
        if (handles.TryGetValue(happened.Task.Id, out var handle) && handle.Apply(happened.Task, happened.Seq))
        {
            cleanup?.Add(happened.Task.FinishedAt!.Value);
            handle.TellEnd();
        }
    }

    private void Refuse(BackgroundHandle handle, Exception error)
    {
        var now = Time.GetUtcNow();
        config.Log.StoreFailed(handle.Task, error);
        handle.Apply(handle.Task with { Status = TaskState.Failed, Error = error.Message, UpdatedAt = now, FinishedAt = now }, long.MaxValue);
        cleanup?.Add(now);
        handle.Refuse(error);
    }

    private async Task RemoveStoredAsync(DateTimeOffset before, bool completedOnly)
    {
        try
        {
            await store.RemoveFinishedAsync(before, completedOnly);
        }
        catch (StoreException)
        {
            // They are gone from here; the next removal or the next process takes their rows.
        }
    }
}
