using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks;

/// <summary>
/// One task of a <see cref="BackgroundRunner"/>: to watch, to wait for and to cancel. Its properties are always up to
/// date, and stay readable after the task was removed and the runner disposed. Thread safe.
/// </summary>
public class BackgroundHandle
{
    private readonly BackgroundEngine engine;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource<BackgroundHandle> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskRecord task;
    private long seq;
    private object? returned;

    internal BackgroundHandle(BackgroundEngine engine, TaskRecord task)
    {
        this.engine = engine;
        this.task = task;
        seq = task.Seq;
        if (!task.IsActive)
        {
            Accepted.TrySetResult();
            ended.TrySetResult(this);
        }
    }

    /// <summary>26 characters that sort by time.</summary>
    public string Id => Task.Id;

    /// <summary>The name that it was submitted with; "Background Task" without one.</summary>
    public string Name => Task.Label;

    /// <summary>The same as <see cref="Name"/>, as the host calls it.</summary>
    public string Label => Name;

    /// <summary>Where it stands.</summary>
    public TaskState Status => Task.Status;

    /// <summary>How far it is, 0 to 1; 1 once it has completed.</summary>
    public double Progress => Task.Progress;

    /// <summary>
    /// What it returned: the object itself where it ran in this runner, a <see cref="JsonElement"/> where an earlier
    /// process ran it. Null where it returned nothing or has not completed.
    /// </summary>
    public object? Result => Task is { Status: TaskState.Completed } done ? returned ?? ResultJson.Read(done.Result) : null;

    /// <summary>Why it failed or was interrupted; null where it was not.</summary>
    public string? Error => Task.Error;

    /// <summary>Whether its state is final, whichever of the four.</summary>
    public bool IsCompleted => Status.IsFinal();

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset CreatedAt => Task.CreatedAt;

    /// <summary>When it began to run.</summary>
    public DateTimeOffset? StartedAt => Task.StartedAt;

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt => Task.FinishedAt;

    /// <summary>Done when its row is stored; fails where it could not be.</summary>
    internal TaskCompletionSource Accepted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TaskRecord Task
    {
        get
        {
            lock (gate)
            {
                return task;
            }
        }
    }

    /// <summary>What it returned, as a <typeparamref name="T"/>; the default where it returned nothing or has not completed.</summary>
    /// <exception cref="InvalidCastException">It returned something else.</exception>
    /// <exception cref="JsonException">An earlier process stored something else.</exception>
    public T? ResultAs<T>() => Result switch
    {
        null => default,
        T value => value,
        JsonElement json => ModuleJson.Read<T>(json),
        var other => throw new InvalidCastException($"Task {Id} returned a {other.GetType()}, not a {typeof(T)}."),
    };

    /// <summary>
    /// Waits for a final state, whichever it is: a task that failed throws nothing here, <see cref="Status"/> and
    /// <see cref="Error"/> tell it.
    /// </summary>
    /// <param name="timeout">How long at most. Default: without end.</param>
    /// <param name="cancellationToken">Gives up waiting; the task runs on.</param>
    /// <exception cref="TimeoutException">It has not ended in time; nothing about it has changed.</exception>
    public Task<BackgroundHandle> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        ended.Task.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, engine.Time, cancellationToken);

    /// <summary>Cancels it: trips the token of its function. True where it was active; then it is cancelled, whatever its function does.</summary>
    public Task<bool> CancelAsync() => engine.CancelAsync(this);

    internal void Returned(object? value) => Volatile.Write(ref returned, value);

    /// <summary>Takes over what became of the task. True where that is its end; then <see cref="TellEnd"/> is due.</summary>
    internal bool Apply(TaskRecord changed, long changedSeq)
    {
        lock (gate)
        {
            if (!task.IsActive || (changed.IsActive && changedSeq < seq))
            {
                return false;
            }

            (task, seq) = (changed, changedSeq);
        }

        return !changed.IsActive;
    }

    /// <summary>Whoever waits goes on.</summary>
    internal void TellEnd() => ended.TrySetResult(this);

    /// <summary>It could not be stored, so it never runs.</summary>
    internal void Refuse(Exception error)
    {
        TellEnd();
        Accepted.TrySetException(error);

        // Whoever submitted without waiting reads it from the handle.
        _ = Accepted.Task.Exception;
    }
}
