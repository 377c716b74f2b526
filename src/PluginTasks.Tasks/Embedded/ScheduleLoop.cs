using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Tasks;

/// <summary>
/// Looks every so often which jobs are due, and calls back for each, one after the other: the callback never runs twice
/// at once. What takes long belongs into a <see cref="BackgroundRunner"/>. A job that was due several times since the last
/// look fires once, and a clock that is set back fires nothing again. A one-time job is removed once it has fired.
/// Nothing is made before <see cref="Start"/>. Thread safe.
/// </summary>
public sealed class ScheduleLoop : IAsyncDisposable
{
    private static readonly TimeSpan DefaultTick = TimeSpan.FromSeconds(30);

    private readonly Func<ScheduleJob, Task> onTrigger;
    private readonly TimeProvider time;
    private readonly TimeSpan tick;
    private readonly Action<ScheduleJob?, Exception>? onError;
    private readonly AsyncLocal<bool> isInside = new();
    private readonly Lock gate = new();
    private ITimer? timer;
    private Task looking = Task.CompletedTask;

    /// <summary>A loop with an asynchronous callback.</summary>
    /// <param name="onTrigger">Called for each job that is due. What it throws is kept with the job, and the loop goes on.</param>
    /// <param name="store">The jobs. Default: in memory, see <see cref="Jobs"/>.</param>
    /// <param name="tick">How often it looks. Default: 30 s.</param>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <param name="onError">Told what the callback threw and for which job; with no job, why the store could not be read.</param>
    public ScheduleLoop(
        Func<ScheduleJob, Task> onTrigger,
        IScheduleJobs? store = null,
        TimeSpan? tick = null,
        TimeProvider? time = null,
        Action<ScheduleJob?, Exception>? onError = null)
    {
        ArgumentNullException.ThrowIfNull(onTrigger);
        this.onTrigger = onTrigger;
        this.time = time ?? TimeProvider.System;
        this.tick = BackgroundConfig.Checked(tick ?? DefaultTick, nameof(tick));
        this.onError = onError;
        Jobs = store ?? new MemoryScheduleJobs(time);
    }

    /// <summary>A loop with a synchronous callback.</summary>
    /// <inheritdoc cref="ScheduleLoop(Func{ScheduleJob, Task}, IScheduleJobs?, TimeSpan?, TimeProvider?, Action{ScheduleJob?, Exception}?)"/>
    public ScheduleLoop(
        Action<ScheduleJob> onTrigger,
        IScheduleJobs? store = null,
        TimeSpan? tick = null,
        TimeProvider? time = null,
        Action<ScheduleJob?, Exception>? onError = null)
        : this(Asynchronous(onTrigger), store, tick, time, onError)
    {
    }

    /// <summary>The jobs that it looks at; they may be added and removed at any time.</summary>
    public IScheduleJobs Jobs { get; }

    /// <summary>Whether it was started and not stopped.</summary>
    public bool IsRunning
    {
        get
        {
            lock (gate)
            {
                return timer is not null;
            }
        }
    }

    /// <summary>Begins to look, now and at every tick, on worker threads. Does nothing where it runs already.</summary>
    public void Start()
    {
        lock (gate)
        {
            if (timer is null)
            {
                timer = time.CreateTimer(Tick, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>
    /// Looks no more, and blocks until a callback that runs has returned. Called by the callback it does not wait.
    /// It may be started again.
    /// </summary>
    /// <param name="timeout">How long to wait at most, in real time. Default: 5 s.</param>
    /// <returns>False where the callback still runs.</returns>
    public bool Stop(TimeSpan? timeout = null)
    {
        var last = End();
        return last.IsCompleted || (!isInside.Value && Task.WaitAny([last], timeout ?? TimeSpan.FromSeconds(5)) == 0);
    }

    /// <summary>Looks no more, and waits for a callback that runs; in the callback it does not wait.</summary>
    public async ValueTask DisposeAsync()
    {
        var last = End();
        if (!isInside.Value)
        {
            await last.ConfigureAwait(false);
        }
    }

    private static Func<ScheduleJob, Task> Asynchronous(Action<ScheduleJob> onTrigger)
    {
        ArgumentNullException.ThrowIfNull(onTrigger);
        return job =>
        {
            onTrigger(job);
            return Task.CompletedTask;
        };
    }

    private Task End()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            return looking;
        }
    }

    private void Tick(object? state)
    {
        TaskCompletionSource done;
        lock (gate)
        {
            timer?.Change(tick, Timeout.InfiniteTimeSpan);
            if (timer is null || !looking.IsCompleted)
            {
                return;
            }

            done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            looking = done.Task;
        }

        _ = LookAsync(done);
    }

    private async Task LookAsync(TaskCompletionSource done)
    {
        isInside.Value = true;
        try
        {
            foreach (var job in Jobs.List())
            {
                if (IsRunning)
                {
                    await LookAtAsync(job);
                }
            }
        }
        catch (Exception error)
        {
            // A store that cannot be read now may be readable at the next tick.
            Tell(null, error);
        }
        finally
        {
            done.SetResult();
        }
    }

    private async Task LookAtAsync(ScheduleJob job)
    {
        var now = time.GetUtcNow();
        if (job.Since is not { } since)
        {
            Jobs.Replace(job, job with { Since = now });
        }
        else if (!Schedule.TryParse(job.When, job.TimeZone, since, out var schedule, out var unreadable))
        {
            if (job.LastError != unreadable.ToString())
            {
                Fail(job, new FormatException(unreadable.ToString()));
            }
        }
        else if (schedule.Next(job.LastRun ?? schedule.Anchor) <= now && Claim(job, now) is { } claimed)
        {
            await FireAsync(claimed, schedule.IsOnce);
        }
    }

    private ScheduleJob? Claim(ScheduleJob job, DateTimeOffset now)
    {
        var claimed = job with { LastRun = now };
        return Jobs.Replace(job, claimed) ? claimed : null;
    }

    private async Task FireAsync(ScheduleJob job, bool isOnce)
    {
        bool isThere;
        try
        {
            await onTrigger(job);
            isThere = Jobs.Replace(job, job with { LastError = null });
        }
        catch (Exception error)
        {
            isThere = Fail(job, error);
        }

        // Another one of its name may have taken its place meanwhile.
        if (isOnce && isThere)
        {
            Jobs.Remove(job.Name);
        }
    }

    private bool Fail(ScheduleJob job, Exception error)
    {
        var failed = job with { LastError = error.Message, Failures = job.Failures + 1 };
        var isThere = Jobs.Replace(job, failed);
        Tell(failed, error);
        return isThere;
    }

    private void Tell(ScheduleJob? job, Exception error)
    {
        try
        {
            onError?.Invoke(job, error);
        }
        catch (Exception)
        {
            // Nobody is left to be told; the other jobs do not suffer for it.
        }
    }
}
