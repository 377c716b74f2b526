using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>
/// Persisted progress: calls are gathered for a moment and stored as one, a longer moment where there was some just before. A call without
/// a checkpoint does not wait for that; one with a checkpoint returns when it is stored. Thread safe.
/// </summary>
internal sealed class ProgressFlow : IAsyncDisposable
{
    /// <summary>What comes in one go is one, also where nothing came for long.</summary>
    internal static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    private readonly RuntimeParts parts;
    private readonly EventFlow flow;
    private readonly TaskRecord task;
    private readonly Lock gate = new();
    private ITimer? timer;
    private PendingProgress? pending;
    private Task flushing = Task.CompletedTask;
    private long? flushedAt;
    private bool isEnded;

    public ProgressFlow(RuntimeParts parts, EventFlow flow, TaskRecord task)
    {
        this.parts = parts;
        this.flow = flow;
        this.task = task;
    }

    /// <exception cref="ArgumentException">The progress is not a number.</exception>
    public static double Clamp(double progress) =>
        double.IsNaN(progress) ? throw new ArgumentException("Progress is a number from 0 to 1.", nameof(progress)) : Math.Clamp(progress, 0, 1);

    public Task UpdateAsync(double progress, string? checkpoint, string? label)
    {
        progress = Clamp(progress);
        PendingProgress gathered;
        lock (gate)
        {
            if (isEnded)
            {
                parts.Log.LateReport(task);
                return Task.CompletedTask;
            }

            if (pending is null)
            {
                pending = new PendingProgress();
                timer ??= parts.Time.CreateTimer(_ => _ = FlushAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                timer.Change(Delay(), Timeout.InfiniteTimeSpan);
            }

            gathered = pending;
            gathered.Set(progress, checkpoint, label);
        }

        return checkpoint is null ? Task.CompletedTask : gathered.Stored.Task;
    }

    /// <summary>Stores what is gathered now, and waits for what is on its way.</summary>
    public Task FlushAsync()
    {
        lock (gate)
        {
            if (pending is { } gathered)
            {
                pending = null;
                flushedAt = parts.Time.GetTimestamp();
                timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                flushing = StoreAsync(flushing, gathered);
            }

            return flushing;
        }
    }

    public async ValueTask DisposeAsync()
    {
        ITimer? last;
        lock (gate)
        {
            isEnded = true;
            last = timer;
        }

        // What came after the end would be stored by nobody, and its caller would wait for ever.
        await FlushAsync();

        if (last is not null)
        {
            await last.DisposeAsync();
        }
    }

    private TimeSpan Delay()
    {
        var rest = flushedAt is { } last ? parts.Options.ProgressDelay - parts.Time.GetElapsedTime(last) : TimeSpan.Zero;
        return rest > Moment ? rest : Moment;
    }

    private async Task StoreAsync(Task before, PendingProgress gathered)
    {
        await before;
        try
        {
            var stored = await flow.ChangeAsync(
                new TaskChange
                {
                    Id = task.Id, Attempt = task.Attempt, From = RunEnd.Active, At = parts.Time.GetUtcNow(),
                    Progress = gathered.Value, Checkpoint = gathered.Checkpoint, Label = gathered.Label,
                },
                TaskEventKind.Progress,
                gathered.Checkpoint is not null);
            if (stored is null)
            {
                parts.Log.LateReport(task);
            }

            gathered.Stored.TrySetResult();
        }
        catch (Exception error)
        {
            // Only a caller with a checkpoint waits for this; without one the next progress is as good.
            parts.Log.StoreFailed(task, error);
            gathered.Stored.TrySetException(error);
            _ = gathered.Stored.Task.Exception;
        }
    }
}
