using PluginTasks.Tasks.Running;

namespace PluginTasks.Tasks;

/// <summary>
/// The ways to submit to a <see cref="BackgroundRunner"/>. <c>SubmitAsync</c> returns when the task is stored, and throws
/// where it could not be. <c>Submit</c> returns at once, on any thread, in any context and inside of functions and
/// completions; a task that could not be stored tells so by its handle. Either way the function runs on a worker thread,
/// with the <see cref="AsyncLocal{T}"/> values of whoever submitted it.
/// <para>
/// <c>name</c> is "Background Task" by default, <c>timeout</c> is <see cref="BackgroundConfig.DefaultTimeout"/> and counts
/// from the start. <c>onComplete</c> is called once, after the task has ended in whatever state; what it throws goes to the
/// log. A task that could not be stored never ran, and its completion is not called.
/// </para>
/// All throw <see cref="ArgumentException"/> for a timeout out of range, <see cref="ObjectDisposedException"/> after the runner's end.
/// </summary>
public abstract class BackgroundSubmissions
{
    private protected BackgroundSubmissions()
    {
    }

    /// <summary>Submits an asynchronous function that reports its progress, 0 to 1, and can be cancelled.</summary>
    public Task<BackgroundHandle<T>> SubmitAsync<T>(
        Func<IProgress<double>, CancellationToken, Task<T>> function,
        string? name = null,
        TimeSpan? timeout = null,
        Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StoredAsync(Add<T>(run => function(new RunProgress(run), run.CancellationToken), name, timeout, onComplete));
    }

    /// <summary>Submits an asynchronous function that can be cancelled.</summary>
    public Task<BackgroundHandle<T>> SubmitAsync<T>(
        Func<CancellationToken, Task<T>> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StoredAsync(Add<T>(run => function(run.CancellationToken), name, timeout, onComplete));
    }

    /// <summary>Submits an asynchronous function that can be cancelled and returns nothing.</summary>
    public Task<BackgroundHandle> SubmitAsync(
        Func<CancellationToken, Task> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StoredAsync<BackgroundHandle>(Add<object?>(run => NoResultAsync(function(run.CancellationToken)), name, timeout, onComplete));
    }

    /// <summary>Submits an asynchronous function.</summary>
    public Task<BackgroundHandle<T>> SubmitAsync<T>(
        Func<Task<T>> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StoredAsync(Add<T>(_ => function(), name, timeout, onComplete));
    }

    /// <summary>Submits an asynchronous function that returns nothing.</summary>
    public Task<BackgroundHandle> SubmitAsync(
        Func<Task> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StoredAsync<BackgroundHandle>(Add<object?>(_ => NoResultAsync(function()), name, timeout, onComplete));
    }

    /// <summary>Submits a synchronous function, on a worker thread.</summary>
    public Task<BackgroundHandle<T>> SubmitAsync<T>(
        Func<T> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StoredAsync(Add<T>(_ => Task.FromResult(function()), name, timeout, onComplete));
    }

    /// <summary>Submits a synchronous function that returns nothing, on a worker thread.</summary>
    public Task<BackgroundHandle> SubmitAsync(Action function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StoredAsync<BackgroundHandle>(Add<object?>(_ => NoResult(function), name, timeout, onComplete));
    }

    /// <summary>Submits an asynchronous function that reports its progress, 0 to 1, and can be cancelled; returns at once.</summary>
    public BackgroundHandle<T> Submit<T>(
        Func<IProgress<double>, CancellationToken, Task<T>> function,
        string? name = null,
        TimeSpan? timeout = null,
        Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Add<T>(run => function(new RunProgress(run), run.CancellationToken), name, timeout, onComplete);
    }

    /// <summary>Submits an asynchronous function that can be cancelled; returns at once.</summary>
    public BackgroundHandle<T> Submit<T>(
        Func<CancellationToken, Task<T>> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Add<T>(run => function(run.CancellationToken), name, timeout, onComplete);
    }

    /// <summary>Submits an asynchronous function that can be cancelled and returns nothing; returns at once.</summary>
    public BackgroundHandle Submit(
        Func<CancellationToken, Task> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Add<object?>(run => NoResultAsync(function(run.CancellationToken)), name, timeout, onComplete);
    }

    /// <summary>Submits an asynchronous function; returns at once.</summary>
    public BackgroundHandle<T> Submit<T>(Func<Task<T>> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Add<T>(_ => function(), name, timeout, onComplete);
    }

    /// <summary>Submits an asynchronous function that returns nothing; returns at once.</summary>
    public BackgroundHandle Submit(Func<Task> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Add<object?>(_ => NoResultAsync(function()), name, timeout, onComplete);
    }

    /// <summary>Submits a synchronous function, on a worker thread; returns at once.</summary>
    public BackgroundHandle<T> Submit<T>(Func<T> function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Add<T>(_ => Task.FromResult(function()), name, timeout, onComplete);
    }

    /// <summary>Submits a synchronous function that returns nothing, on a worker thread; returns at once.</summary>
    public BackgroundHandle Submit(Action function, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Add<object?>(_ => NoResult(function), name, timeout, onComplete);
    }

    /// <summary>
    /// Submits an agent, which is any object: of its public methods <c>StartAsync</c>, <c>ChatAsync</c>, <c>RunAsync</c>,
    /// <c>Start</c>, <c>Chat</c>, <c>Run</c> the first that it has is called with the prompt, and with the task's token where it takes one.
    /// </summary>
    /// <exception cref="ArgumentException">It has none of them; nothing was submitted.</exception>
    public Task<BackgroundHandle<object?>> SubmitAgentAsync(
        object agent, string prompt, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null) =>
        StoredAsync(SubmitAgent(agent, prompt, name, timeout, onComplete));

    /// <summary>The same as <see cref="SubmitAgentAsync"/>; returns at once.</summary>
    /// <exception cref="ArgumentException">It has none of the methods; nothing was submitted.</exception>
    public BackgroundHandle<object?> SubmitAgent(
        object agent, string prompt, string? name = null, TimeSpan? timeout = null, Func<BackgroundHandle, Task>? onComplete = null)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var call = AgentCall.Of(agent);
        return Add(run => call.AskAsync(prompt, run.CancellationToken), name, timeout, onComplete);
    }

    private protected abstract BackgroundHandle<T> Add<T>(
        Func<ITaskRun, Task<T>> function, string? name, TimeSpan? timeout, Func<BackgroundHandle, Task>? onComplete);

    private static async Task<THandle> StoredAsync<THandle>(THandle handle)
        where THandle : BackgroundHandle
    {
        await handle.Accepted.Task.ConfigureAwait(false);
        return handle;
    }

    private static async Task<object?> NoResultAsync(Task function)
    {
        await function;
        return null;
    }

    private static Task<object?> NoResult(Action function)
    {
        function();
        return Task.FromResult<object?>(null);
    }

    private sealed class RunProgress(ITaskRun run) : IProgress<double>
    {
        // Without a checkpoint there is nothing to wait for.
        public void Report(double value) => _ = run.UpdateProgressAsync(value);
    }
}
