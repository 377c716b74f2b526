using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Tasks;

/// <summary>
/// Runs functions and agents in the background of any program: so many at once, with a timeout each, to watch, to await
/// and to cancel. Nothing is made, no thread, timer, file or row, before the first submission. Thread safe.
/// </summary>
/// <param name="config">How it works. Default: <see cref="BackgroundConfig"/> as it is.</param>
public sealed class BackgroundRunner(BackgroundConfig? config = null) : BackgroundSubmissions, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly BackgroundConfig config = config ?? new BackgroundConfig();
    private BackgroundEngine? engine;
    private Task? closing;

    /// <summary>
    /// All tasks that were not removed, oldest first; with a store that was used before, from the first submission on
    /// those of earlier processes too.
    /// </summary>
    public IReadOnlyList<BackgroundHandle> Tasks => Where(_ => true);

    /// <summary>The tasks that run now, oldest first.</summary>
    public IReadOnlyList<BackgroundHandle> RunningTasks => Where(t => t.Status is TaskState.Running or TaskState.WaitingConfirmation);

    /// <summary>The tasks that wait for their start, oldest first.</summary>
    public IReadOnlyList<BackgroundHandle> PendingTasks => Where(t => t.Status == TaskState.Pending);

    internal bool IsUsed => Volatile.Read(ref engine) is not null;

    /// <summary>The task of an id; null where there is none, or it was removed.</summary>
    public BackgroundHandle? Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Volatile.Read(ref engine)?.Get(id);
    }

    /// <summary>Cancels a task. True where it was active; false where it had ended or is not known.</summary>
    public Task<bool> CancelAsync(string id) => Get(id)?.CancelAsync() ?? Task.FromResult(false);

    /// <summary>Removes the tasks that are <see cref="TaskState.Completed"/>; those that failed or were cancelled stay to be looked at.</summary>
    /// <returns>How many.</returns>
    public int ClearCompleted() => Volatile.Read(ref engine)?.Remove(DateTimeOffset.MaxValue, completedOnly: true) ?? 0;

    /// <summary>
    /// Takes no more tasks, cancels what waits and what runs, and returns when all functions and completions have ended.
    /// A function that ignores its token is given up after 10 s. Not to be awaited by a completion, which would wait for itself.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Task stopped;
        lock (gate)
        {
            closing ??= engine is null ? Task.CompletedTask : Task.Run(() => engine.DisposeAsync().AsTask());
            stopped = closing;
        }

        await stopped.ConfigureAwait(false);
    }

    private protected override BackgroundHandle<T> Add<T>(
        Func<ITaskRun, Task<T>> function, string? name, TimeSpan? timeout, Func<BackgroundHandle, Task>? onComplete)
    {
        var checkedTimeout = BackgroundConfig.Checked(timeout ?? config.DefaultTimeout, nameof(timeout));
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing is not null, this);
            engine ??= new BackgroundEngine(config);
            return engine.Add(function, name ?? ITasks.DefaultLabel, checkedTimeout, onComplete);
        }
    }

    private List<BackgroundHandle> Where(Func<BackgroundHandle, bool> condition) =>
        [.. (Volatile.Read(ref engine)?.Handles ?? []).Where(condition).OrderBy(t => t.Id, StringComparer.Ordinal)];
}
