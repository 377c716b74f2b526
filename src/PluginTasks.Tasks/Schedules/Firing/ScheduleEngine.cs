using System.Threading.Channels;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>
/// Fires schedules when they are due. What is due stands in the store and is claimed there, so that it does not matter
/// how many engines there are, when one ends, or what its clock does: a firing that was claimed never comes back, and
/// one that was not is still due. Thread safe.
/// </summary>
public sealed class ScheduleEngine : IAsyncDisposable
{
    private const int MostClaims = 20;

    private readonly IScheduleStore store;
    private readonly TimeProvider time;
    private readonly IScheduleLog log;
    private readonly ScheduleEngineOptions options;
    private readonly ScheduleFirer firer;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task? loop;

    public ScheduleEngine(
        IScheduleStore store,
        TaskRuntime runtime,
        IScheduledWork work,
        ScheduleEngineOptions? options = null,
        TimeProvider? time = null,
        IScheduleLog? log = null)
    {
        this.store = store;
        this.time = time ?? TimeProvider.System;
        this.log = log ?? NoScheduleLog.Instance;
        this.options = options ?? new ScheduleEngineOptions();
        firer = new ScheduleFirer(store, runtime, work, this.log);
    }

    /// <summary>Whether it was started and not stopped.</summary>
    public bool IsRunning
    {
        get
        {
            lock (gate)
            {
                return loop is not null && !stopping.IsCancellationRequested;
            }
        }
    }

    /// <summary>Begins to fire. Whatever schedules start has to be registered by now, and the runtime started. Once only; again it does nothing.</summary>
    public void Start()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopping.IsCancellationRequested, this);
            loop ??= Task.Run(RunAsync);
        }
    }

    /// <summary>Looks at once, as a schedule was added or changed.</summary>
    public void Wake() => wake.Writer.TryWrite(true);

    /// <summary>Fires nothing more. A firing that has begun is finished first.</summary>
    public async Task StopAsync()
    {
        Task? running;
        lock (gate)
        {
            stopping.Cancel();
            running = loop;
        }

        await (running ?? Task.CompletedTask);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Fires a schedule now, whether it is due or paused; when it is due next stays as it is.</summary>
    /// <returns>Its task; not a new one where the last is still active. Null where there is no such schedule.</returns>
    /// <exception cref="SdkException">No task could be made: <c>task_not_registered</c>, or another code; it is recorded with the schedule.</exception>
    public async Task<AddedTask?> RunNowAsync(string id, CancellationToken cancellationToken = default)
    {
        for (var claim = 0; claim < MostClaims; claim++)
        {
            if (await store.GetAsync(id, cancellationToken) is not { } schedule)
            {
                return null;
            }

            var now = time.GetUtcNow();
            var firing = new ScheduleFiring { Schedule = schedule, At = now, NextRun = schedule.NextRun, NeedsLastEnded = !schedule.Overlap, IsByHand = true };
            var fired = await firer.FireAsync(firing, schedule.Overlap ? ScheduleKey.Of(id, now) : ScheduleKey.Of(id), cancellationToken);
            if (fired is not null)
            {
                return fired.Task ?? throw new SdkException(fired.Schedule!.LastStatus!, $"The schedule {id} made no task: {fired.Schedule.LastStatus}.");
            }
        }

        throw new StoreException(StoreErrorCodes.Busy, $"The schedule {id} changes all the time. Try again.");
    }

    /// <summary>Fires what is due now, as the loop does; for a program that has its own.</summary>
    /// <returns>When to look again at the latest.</returns>
    public async Task<DateTimeOffset> FireDueAsync(CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var isTroubled = false;
        try
        {
            foreach (var schedule in await store.ListAsync(new ScheduleQuery { DueBy = now }, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                isTroubled |= !await TryFireAsync(schedule, now, cancellationToken);
            }

            var next = isTroubled ? now + options.RetryDelay : await store.NextRunAsync(cancellationToken);
            return next is { } due && due < now + options.LongestSleep ? due : now + options.LongestSleep;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.ReadingFailed(error);
            return now + options.RetryDelay;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await SleepAsync(await FireDueAsync(stopping.Token));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is due stays due, for the next start.
        }
    }

    private async Task SleepAsync(DateTimeOffset until)
    {
        var start = time.GetUtcNow();
        if (until > start)
        {
            // Set back while it fired, the clock makes the time until then as long as one likes.
            var wait = until - start < options.LongestSleep ? until - start : options.LongestSleep;
            await using var timer = time.CreateTimer(_ => Wake(), null, wait, Timeout.InfiniteTimeSpan);

            // The clock may have passed it, or been set, before the timer was there.
            var now = time.GetUtcNow();
            if (now < until && now >= start)
            {
                await wake.Reader.ReadAsync(stopping.Token);
            }
        }
    }

    /// <returns>False where it is still due for a reason that may go away.</returns>
#pragma warning disable CA1031 // Whatever one schedule runs into, the others are due all the same.
    private async Task<bool> TryFireAsync(ScheduleRecord schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await FireAsync(schedule, now, cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            log.FiringFailed(schedule, error);
            return false;
        }
    }
#pragma warning restore CA1031

    private async Task FireAsync(ScheduleRecord schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!Schedule.TryParse(schedule.When, schedule.TimeZone, schedule.CreatedAt, out var times, out var error))
        {
            log.Broken(schedule, error);
            await store.PauseAsync(schedule.Id, $"{ErrorCodes.InvalidSchedule}: {error}", schedule.Version, cancellationToken);
            return;
        }

        var runs = DueRuns.Of(times, schedule.Missed, schedule.NextRun!.Value, now, options.Grace);
        if (runs.Due.Count == 0)
        {
            var missed = new ScheduleFiring
            {
                Schedule = schedule,
                At = now,
                NextRun = runs.Next,
                Status = times.IsOnce ? ScheduleStatus.Missed : null,
            };
            await store.FireAsync(missed, cancellationToken);
            return;
        }

        for (var i = 0; i < runs.Due.Count; i++)
        {
            var due = runs.Due[i];
            var isBeside = schedule.Overlap || runs.AreCaughtUp;
            var firing = new ScheduleFiring
            {
                Schedule = schedule,
                At = now,
                NextRun = i + 1 < runs.Due.Count ? runs.Due[i + 1] : runs.Next,
                NeedsLastEnded = !isBeside,
                IsLast = times.IsOnce,
            };
            var key = isBeside ? ScheduleKey.Of(schedule.Id, due) : ScheduleKey.Of(schedule.Id);
            if ((await firer.FireAsync(firing, key, cancellationToken))?.Schedule is not { } after)
            {
                return;
            }

            schedule = after;
        }
    }
}
