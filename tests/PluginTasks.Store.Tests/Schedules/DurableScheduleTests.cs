using PluginTasks.Sdk;
using PluginTasks.Store.Tests.Sqlite;
using PluginTasks.Tasks.Schedules;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Store.Tests.Schedules;

/// <summary>Schedules in a real file: over restarts, and with two hosts on it.</summary>
public sealed class DurableScheduleTests : IDisposable
{
    private readonly StoreFile file = new();
    private readonly ManualTime time = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Once_OverRestarts_FiresExactlyOnce()
    {
        await WithHostAsync(host => AddAsync(host, "once", "in 20m"));
        time.Advance(TimeSpan.FromMinutes(19));
        await WithHostAsync(host => host.FireAsync());
        time.Advance(TimeSpan.FromMinutes(30));
        await WithHostAsync(async host => Assert.NotNull(await host.Schedules.GetAsync("once")));
        await WithHostAsync(host => host.FireAsync());
        await WithHostAsync(host => host.FireAsync());

        await WithHostAsync(async host =>
        {
            Assert.Equal("schedule:once", Assert.Single(await host.TasksAsync()).TaskKey);
            Assert.Null(await host.Schedules.GetAsync("once"));
        });
    }

    [Fact]
    public async Task Once_ProcessEndsBetweenClaimAndStart_TaskIsStartedByTheNext()
    {
        await WithHostAsync(host => AddAsync(host, "once", "in 20m"));
        time.Advance(TimeSpan.FromHours(1));
        await using (var store = file.Open())
        {
            // The claim of a host that did not live to start the task.
            var read = (await store.Schedules.GetAsync("once"))!;
            var task = Rows.New("t") with { Module = "m", TaskName = "m.work", TaskKey = "schedule:once" };
            await store.Schedules.FireAsync(new ScheduleFiring { Schedule = read, At = time.GetUtcNow(), IsLast = true, Task = task });
        }

        await WithHostAsync(async host =>
        {
            await host.FireAsync();
            Assert.Equal(TaskState.Completed, Assert.Single(await host.TasksAsync()).Status);
        });
    }

    [Fact]
    public async Task Missed_CatchingUpCutShort_GoesOnAfterTheRestart()
    {
        await WithHostAsync(host => AddAsync(host, "all", "hourly", MissedRuns.All));
        time.Advance(TimeSpan.FromHours(8));
        await using (var store = file.Open())
        {
            var read = (await store.Schedules.GetAsync("all"))!;
            var due = read.NextRun!.Value;
            await store.Schedules.FireAsync(new ScheduleFiring
            {
                Schedule = read, At = time.GetUtcNow(), NextRun = due.AddHours(1), Task = Rows.New("t") with { Module = "m", TaskName = "m.work", TaskKey = ScheduleKey.Of("all", due) },
            });
        }

        await WithHostAsync(async host =>
        {
            await host.FireAsync();
            Assert.Equal(Enumerable.Range(11, 8).Select(h => $"schedule:all:2026-03-01T{h}:00:00.000Z"), (await host.TasksAsync()).Select(t => t.TaskKey!).Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public async Task TwoEngines_OnOneFile_FireOnce()
    {
        await using var firstStore = file.Open();
        await using var secondStore = file.Open();
        await using var first = await ScheduleHost.StartAsync(firstStore, time);
        await using var second = await ScheduleHost.StartAsync(secondStore, time);
        for (var i = 0; i < 20; i++)
        {
            await AddAsync(first, $"every-{i:D2}", "every 1m", overlap: true);
            await AddAsync(first, $"once-{i:D2}", "in 3m");
        }

        for (var minute = 0; minute < 5; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(Task.Run(() => first.Engine.FireDueAsync()), Task.Run(() => second.Engine.FireDueAsync()));
            await WaitForEndAsync(first, second);
        }

        var keys = (await first.TasksAsync()).Select(t => t.TaskKey!).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal((100, 20), (keys.Count(k => k.Contains("every", StringComparison.Ordinal)), keys.Count(k => k.Contains("once", StringComparison.Ordinal))));
        Assert.Equal(20, (await second.Schedules.ListAsync(new ScheduleQuery())).Count);
    }

    /// <summary>A task ends in the host that made it, so both are asked.</summary>
    private static async Task WaitForEndAsync(ScheduleHost first, ScheduleHost second)
    {
        foreach (var task in await first.Store.ListActiveAsync())
        {
            await Task.WhenAny(first.Runtime.WaitAsync(task.Id), second.Runtime.WaitAsync(task.Id)).WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    private async Task WithHostAsync(Func<ScheduleHost, Task> use)
    {
        await using var store = file.Open();
        await using var host = await ScheduleHost.StartAsync(store, time);
        await use(host);
    }

    private async Task AddAsync(ScheduleHost host, string id, string when, MissedRuns missed = MissedRuns.Once, bool overlap = false)
    {
        var now = time.GetUtcNow();
        Assert.True(Schedule.TryParse(when, "UTC", now, out var times, out _));
        Assert.True(await host.Schedules.AddAsync(new ScheduleRecord
        {
            Id = id, Module = "m", Name = id, When = when, TimeZone = "UTC", TaskName = "m.work", Missed = missed, Overlap = overlap,
            UserId = "ada", Source = ScheduleSource.User, CreatedAt = now, NextRun = times.Next(now),
        }));
    }
}
