using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Schedules.Firing;

/// <summary>The engine's own loop: when it wakes, and how it ends.</summary>
public sealed class ScheduleLoopOfEngineTests
{
    [Fact]
    public async Task Loop_ClockMoves_FiresEachTime()
    {
        await using var test = await ScheduleTest.StartAsync();
        test.Engine.Start();
        test.Engine.Start();
        await test.Desk.ScheduleAsync(ScheduleTest.Ada, new NewSchedule { When = "every 10s", TaskName = "m.work" });

        for (var i = 0; i < 5; i++)
        {
            test.Time.Advance(TimeSpan.FromSeconds(10));
            await test.HeardAsync();
            await test.SettleAsync();
        }

        Assert.Equal(5, await test.CountAsync());
    }

    [Fact]
    public async Task Loop_ScheduleOfAnotherHost_IsNoticedWithinHalfAMinute()
    {
        await using var test = await ScheduleTest.StartAsync();
        await test.AddAsync("every 5m");
        test.Engine.Start();
        test.Time.Advance(TimeSpan.FromMinutes(5));
        await test.HeardAsync();

        // It sleeps now, and nobody wakes it.
        await test.AddAsync("in 10s");
        test.Time.Advance(TimeSpan.FromSeconds(30));
        await test.HeardAsync();
    }

    [Fact]
    public async Task Loop_ClockSetBack_GoesOnWithoutFiringAgain()
    {
        await using var test = await ScheduleTest.StartAsync();
        await test.AddAsync("hourly");
        test.Engine.Start();
        test.Time.Advance(TimeSpan.FromHours(1));
        await test.HeardAsync();
        await test.SettleAsync();

        test.Time.Advance(TimeSpan.FromHours(-3));
        test.Engine.Wake();
        await test.Desk.ScheduleAsync(ScheduleTest.Ada, new NewSchedule { When = "in 20s", TaskName = "m.work" });
        test.Time.Advance(TimeSpan.FromSeconds(20));
        await test.HeardAsync();

        Assert.Equal(2, await test.CountAsync());
    }

    [Fact]
    public async Task Loop_StoreThatFails_IsTriedAgain()
    {
        InterferingStore store = null!;
        await using var test = await ScheduleTest.StartAsync(inner => store = new InterferingStore(inner));
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.AddAsync("every 1m");
        store.OnList = () =>
        {
            store.OnList = null;
            failed.SetResult();
            return new StoreException(StoreErrorCodes.Busy, "busy");
        };
        test.Engine.Start();
        await failed.Task;

        test.Time.Advance(TimeSpan.FromMinutes(1));
        await test.HeardAsync();

        Assert.Equal("reading busy", Assert.Single(test.Logged));
    }

    [Fact]
    public async Task Loop_StoreThatFailsInAWayOfItsOwn_IsTriedAgain()
    {
        InterferingStore store = null!;
        await using var test = await ScheduleTest.StartAsync(inner => store = new InterferingStore(inner));
        await test.AddAsync("every 1m");
        store.OnList = () => test.Logged.IsEmpty ? new TimeoutException("nobody there") : null;
        test.Engine.Start();
        while (test.Logged.IsEmpty)
        {
            await Task.Yield();
        }

        test.Time.Advance(TimeSpan.FromMinutes(1));
        await test.HeardAsync();

        Assert.Equal("reading nobody there", Assert.Single(test.Logged));
    }

    [Fact]
    public async Task Loop_ClockSetFarBackWhileItLooks_GoesOn()
    {
        InterferingStore store = null!;
        await using var test = await ScheduleTest.StartAsync(inner => store = new InterferingStore(inner));
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.OnList = () =>
        {
            store.OnList = null;
            test.Time.Jump(TimeSpan.FromDays(-60));
            looked.SetResult();
            return null;
        };
        test.Engine.Start();
        await looked.Task;

        await test.Desk.ScheduleAsync(ScheduleTest.Ada, new NewSchedule { When = "in 20s", TaskName = "m.work" });
        test.Time.Advance(TimeSpan.FromSeconds(20));
        await test.HeardAsync();
    }

    [Fact]
    public async Task Stop_WhileItSleeps_EndsAndStartsNoMore()
    {
        await using var test = await ScheduleTest.StartAsync();
        test.Engine.Start();
        Assert.True(test.Engine.IsRunning);

        await test.Engine.StopAsync();
        await test.Engine.StopAsync();

        Assert.False(test.Engine.IsRunning);
        Assert.Throws<ObjectDisposedException>(test.Engine.Start);
    }
}
