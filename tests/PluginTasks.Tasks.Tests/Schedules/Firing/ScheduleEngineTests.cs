using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Schedules.Firing;

/// <summary>What becomes of a schedule that is due. The clock begins on 1 March 2026 at 10:00 UTC.</summary>
public sealed class ScheduleEngineTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task FireDue_AtItsTime_MakesATaskOfTheOwner()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("every 30m");

        await test.AdvanceAsync(29 * Minute);
        Assert.Empty(await test.TasksAsync());
        await test.AdvanceAsync(Minute);

        var task = Assert.Single(await test.TasksAsync());
        Assert.Equal(("m", "ada", "acme", "Work", "m.work", """{"a":1}"""), (task.Module, task.UserId, task.OrganizationId, task.Label, task.TaskName, task.Args));
        Assert.Equal(($"schedule:{id}", TaskState.Completed, (string?)null), (task.TaskKey, task.Status, task.SessionKey));
        var schedule = await test.GetAsync(id);
        Assert.Equal((task.Id, "completed", test.Time.GetUtcNow(), test.Time.GetUtcNow() + 30 * Minute), (schedule.LastTaskId, schedule.LastStatus, schedule.LastRun, schedule.NextRun));
    }

    [Theory]
    [InlineData(27, 3, "28 01:30, 29 01:00, 30 00:30")]
    [InlineData(236, 3, "23 00:30, 24 00:30, 25 00:30")]
    [InlineData(237, 3, "24 00:30, 25 00:30, 26 01:30")]
    public async Task FireDue_ThroughAClockChange_KeepsTheWallClock(int day, int days, string expected)
    {
        await using var test = await ScheduleTest.StartAsync();
        test.Time.Advance(TimeSpan.FromDays(day - 1) + 14 * Hour);
        await test.AddAsync("daily at 02:30", zone: "Europe/Rome");

        for (var i = 0; i < days * 24 * 4; i++)
        {
            await test.AdvanceAsync(15 * Minute);
        }

        Assert.Equal(expected, string.Join(", ", await test.TimesAsync()));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(238)]
    public async Task FireDue_AnIntervalThroughAClockChange_IsRealTime(int day)
    {
        await using var test = await ScheduleTest.StartAsync();
        test.Time.Advance(TimeSpan.FromDays(day - 1));
        await test.AddAsync("every 1h", zone: "Europe/Rome");

        for (var i = 0; i < 48; i++)
        {
            await test.AdvanceAsync(30 * Minute);
        }

        Assert.Equal(24, await test.CountAsync());
    }

    [Theory]
    [InlineData(MissedRuns.Once, 1)]
    [InlineData(MissedRuns.Skip, 0)]
    [InlineData(MissedRuns.All, 5)]
    public async Task FireDue_AfterAGap_FollowsMissed(MissedRuns missed, int expected)
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("hourly", missed: missed);

        await test.AdvanceAsync(5 * Hour + 30 * Minute);

        var tasks = await test.TasksAsync();
        Assert.Equal(expected, tasks.Count);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero), (await test.GetAsync(id)).NextRun);
        if (missed == MissedRuns.All)
        {
            Assert.Equal(Enumerable.Range(11, 5).Select(h => $"schedule:{id}:2026-03-01T{h}:00:00.000Z"), tasks.OrderBy(t => t.Id, StringComparer.Ordinal).Select(t => t.TaskKey));
        }

        await test.AdvanceAsync(30 * Minute);
        Assert.Equal(expected + 1, await test.CountAsync());
        Assert.Contains(await test.TasksAsync(), t => t.TaskKey == $"schedule:{id}");
    }

    [Fact]
    public async Task FireDue_MoreThanAHundredMissed_MakesUpForTheLastHundred()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("every 1s", missed: MissedRuns.All);

        await test.AdvanceAsync(TimeSpan.FromDays(400));

        var keys = (await test.TasksAsync()).Select(t => t.TaskKey!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(100, keys.Count);
        Assert.Equal((ScheduleKey.Of(id, test.Time.GetUtcNow().AddSeconds(-99)), ScheduleKey.Of(id, test.Time.GetUtcNow())), (keys[0], keys[^1]));
    }

    [Fact]
    public async Task FireDue_SkippingMissedButOnTime_FiresOnceWithinTheGrace()
    {
        await using var test = await ScheduleTest.StartAsync();
        await test.AddAsync("every 10s", missed: MissedRuns.Skip);

        await test.AdvanceAsync(TimeSpan.FromSeconds(45));
        Assert.Equal(1, await test.CountAsync());
        await test.AdvanceAsync(Hour + TimeSpan.FromSeconds(5));
        Assert.Equal(2, await test.CountAsync());
    }

    [Fact]
    public async Task FireDue_ClockSetBack_FiresNothingAgain()
    {
        await using var test = await ScheduleTest.StartAsync();
        await test.AddAsync("hourly");
        await test.AddAsync("every 30m", missed: MissedRuns.All);
        await test.AddAsync("in 40m");
        for (var i = 0; i < 8; i++)
        {
            await test.AdvanceAsync(15 * Minute);
        }

        var before = await test.CountAsync();
        await test.AdvanceAsync(-2 * Hour);
        for (var i = 0; i < 8; i++)
        {
            await test.AdvanceAsync(15 * Minute);
        }

        Assert.Equal(7, before);
        Assert.Equal(before, await test.CountAsync());
        await test.AdvanceAsync(Hour);
        Assert.Equal(before + 3, await test.CountAsync());
    }

    [Fact]
    public async Task FireDue_LastTaskActive_IsSkippedUnlessItMayOverlap()
    {
        await using var test = await ScheduleTest.StartAsync();
        var single = await test.AddAsync("hourly", "m.hold");
        var overlapping = await test.AddAsync("hourly", "m.hold", overlap: true);

        await test.AdvanceAsync(Hour);
        await test.AdvanceAsync(Hour);

        Assert.Equal(3, await test.CountAsync());
        Assert.Equal(("skipped", test.Time.GetUtcNow()), ((await test.GetAsync(single)).LastStatus, (await test.GetAsync(single)).LastRun!.Value));
        Assert.Equal("pending", (await test.GetAsync(overlapping)).LastStatus);
        Assert.Equal([$"schedule:{single}", $"schedule:{overlapping}:2026-03-01T11:00:00.000Z", $"schedule:{overlapping}:2026-03-01T12:00:00.000Z"],
            (await test.TasksAsync()).Select(t => t.TaskKey!).OrderBy(k => k.Length).ThenBy(k => k, StringComparer.Ordinal));

        await test.ReleaseAsync();
        await test.AdvanceAsync(Hour);
        Assert.Equal(5, await test.CountAsync());
        Assert.Equal("completed", (await test.GetAsync(single)).LastStatus);
    }

    [Theory]
    [InlineData("in 20 minutes")]
    [InlineData("at: 2026-03-01T10:20")]
    [InlineData("at: 2026-03-01T10:20:00.0005")]
    public async Task FireDue_Once_IsGoneAfterwards(string when)
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync(when, missed: MissedRuns.All);

        await test.AdvanceAsync(20 * Minute);
        await test.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await test.AdvanceAsync(Hour);

        Assert.Equal("01 10:20", Assert.Single(await test.TimesAsync()));
        Assert.Null(await test.Store.Schedules.GetAsync(id));
    }

    [Fact]
    public async Task FireDue_OnceAndMissed_FiresUnlessItIsToBeSkipped()
    {
        await using var test = await ScheduleTest.StartAsync();
        await test.AddAsync("in 20m");
        var skipped = await test.AddAsync("in 20m", missed: MissedRuns.Skip);

        await test.AdvanceAsync(5 * Hour);
        await test.AdvanceAsync(5 * Hour);

        Assert.Equal(1, await test.CountAsync());
        var schedule = await test.GetAsync(skipped);
        Assert.Equal(("missed", null, null), (schedule.LastStatus, schedule.NextRun, schedule.LastRun));
    }

    [Fact]
    public async Task FireDue_TaskFails_IsCountedInARow()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("hourly", "m.fail");

        await test.AdvanceAsync(Hour);
        await test.AdvanceAsync(Hour);
        Assert.Equal(("failed", 2), ((await test.GetAsync(id)).LastStatus, (await test.GetAsync(id)).Failures));

        test.Register("m.fail");
        await test.AdvanceAsync(Hour);
        Assert.Equal(("completed", 0), ((await test.GetAsync(id)).LastStatus, (await test.GetAsync(id)).Failures));
    }

    [Fact]
    public async Task FireDue_RegistrationGone_IsRecordedAndNotLost()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("hourly");
        var once = await test.AddAsync("in 1h");
        test.Forget("m.work");

        await test.AdvanceAsync(Hour);
        await test.AdvanceAsync(Hour);

        Assert.Empty(await test.TasksAsync());
        var schedule = await test.GetAsync(id);
        Assert.Equal(("task_not_registered", 2, test.Time.GetUtcNow(), test.Time.GetUtcNow() + Hour), (schedule.LastStatus, schedule.Failures, schedule.LastRun, schedule.NextRun));
        Assert.Equal(("task_not_registered", 1, (DateTimeOffset?)null), ((await test.GetAsync(once)).LastStatus, (await test.GetAsync(once)).Failures, (await test.GetAsync(once)).NextRun));

        test.Register("m.work");
        Assert.True((await test.Engine.RunNowAsync(once))!.IsNew);
        await test.AdvanceAsync(Hour);
        Assert.Equal(2, await test.CountAsync());
        Assert.Equal("completed", (await test.GetAsync(id)).LastStatus);
    }

    [Fact]
    public async Task FireDue_BrokenExpression_IsPausedWithTheReasonAndTheOthersFire()
    {
        await using var test = await ScheduleTest.StartAsync();
        var broken = await test.AddAsync("hourly");
        var schedule = await test.GetAsync(broken);
        await test.Store.Schedules.RemoveAsync(broken);
        await test.Store.Schedules.AddAsync(schedule with { When = "sometimes" });
        await test.AddAsync("hourly");

        await test.AdvanceAsync(Hour);
        await test.AdvanceAsync(Hour);

        Assert.Equal(2, await test.CountAsync());
        schedule = await test.GetAsync(broken);
        Assert.Equal((true, null, 1), (schedule.IsPaused, schedule.NextRun, schedule.Failures));
        Assert.StartsWith("invalid_schedule: ", schedule.PauseReason, StringComparison.Ordinal);
        Assert.Contains("(character 1)", schedule.PauseReason, StringComparison.Ordinal);
        Assert.StartsWith("broken", Assert.Single(test.Logged), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hourly")]
    [InlineData("in 1h")]
    public async Task FireDue_RemovedMeanwhile_FiresNothing(string when)
    {
        InterferingStore store = null!;
        await using var test = await ScheduleTest.StartAsync(inner => store = new InterferingStore(inner));
        var id = await test.AddAsync(when);
        store.BeforeFire = (inner, due) => inner.RemoveAsync(due);

        await test.AdvanceAsync(Hour);
        await test.AdvanceAsync(Hour);

        Assert.Empty(await test.TasksAsync());
        Assert.Null(await test.Schedules.GetAsync(id));
    }

    [Fact]
    public async Task FireDue_PausedMeanwhile_LeavesNoTaskBehind()
    {
        InterferingStore store = null!;
        await using var test = await ScheduleTest.StartAsync(inner => store = new InterferingStore(inner));
        var id = await test.AddAsync("hourly", missed: MissedRuns.All);
        store.BeforeFire = (inner, due) => inner.PauseAsync(due);

        await test.AdvanceAsync(5 * Hour);

        Assert.Empty(await test.TasksAsync());
        Assert.True((await test.GetAsync(id)).IsPaused);
        Assert.Empty(test.Logged);
    }

    [Fact]
    public async Task FireDue_RuntimeNotStarted_StaysDue()
    {
        await using var test = await ScheduleTest.StartAsync(isOpen: false);
        var id = await test.AddAsync("in 1h");
        test.Time.Advance(Hour);

        var again = await test.Engine.FireDueAsync();

        Assert.Equal(test.Time.GetUtcNow().AddSeconds(5), again);
        Assert.Equal(0, (await test.GetAsync(id)).Failures);
        await test.Runtime.StartAsync();
        await test.Engine.FireDueAsync();
        Assert.Equal(1, await test.CountAsync());
    }

    [Fact]
    public async Task FireDue_WorkThatThrows_IsRecordedAsAFailure()
    {
        await using var test = await ScheduleTest.StartAsync(work: new ThrowingWork());
        var id = await test.AddAsync("hourly");

        await test.AdvanceAsync(Hour);

        Assert.Equal(("firing_failed", 1), ((await test.GetAsync(id)).LastStatus, (await test.GetAsync(id)).Failures));
        Assert.Equal("firing boom", Assert.Single(test.Logged));
    }

    [Fact]
    public async Task RunNow_Paused_FiresAndStaysPaused()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("hourly", "m.hold");
        await test.Schedules.PauseAsync(id);

        var first = await test.Engine.RunNowAsync(id);
        var second = await test.Engine.RunNowAsync(id);

        Assert.True(first!.IsNew);
        Assert.Equal((first.Task.Id, false), (second!.Task.Id, second.IsNew));
        Assert.True((await test.GetAsync(id)).IsPaused);
        Assert.Null(await test.Engine.RunNowAsync("none"));
    }

    [Fact]
    public async Task RunNow_OfOneThatFiresOnce_LeavesItsMoment()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("in 1h");

        await test.Engine.RunNowAsync(id);
        await test.SettleAsync();
        Assert.Equal(test.Time.GetUtcNow() + Hour, (await test.GetAsync(id)).NextRun);

        await test.AdvanceAsync(Hour);
        Assert.Equal(2, await test.CountAsync());
    }

    [Fact]
    public async Task RunNow_RegistrationGone_ThrowsAndRecords()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("hourly");
        test.Forget("m.work");

        var error = await Assert.ThrowsAsync<SdkException>(() => test.Engine.RunNowAsync(id));

        Assert.Equal(ErrorCodes.TaskNotRegistered, error.Code);
        Assert.Equal(1, (await test.GetAsync(id)).Failures);
    }

    private sealed class ThrowingWork : IScheduledWork
    {
        public ValueTask<TaskSubmission?> ForAsync(ScheduleRecord due, CancellationToken cancellationToken) => throw new InvalidOperationException("boom");
    }
}
