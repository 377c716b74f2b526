using PluginTasks.Sdk;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>What any store of schedules must pass.</summary>
public abstract class ScheduleKit : TaskStoreKit
{
    protected abstract IScheduleStore Schedules { get; }

    [Fact]
    public async Task Add_Everything_ComesBackCutToMilliseconds()
    {
        var schedule = Hourly("a") with
        {
            TaskName = null, Agent = "reports.researcher", Message = "日本 🧮\0", Args = "{}", Missed = MissedRuns.All, Overlap = true, OrganizationId = "acme",
            Source = ScheduleSource.Manifest, CreatedAt = Start.AddTicks(7), NextRun = Start.AddTicks(9), LastRun = Start.AddHours(-1),
            LastStatus = "completed", LastTaskId = "t", Failures = 3, Version = 9, PauseReason = "why",
        };

        Assert.True(await Schedules.AddAsync(schedule));
        Assert.False(await Schedules.AddAsync(schedule with { Name = "other" }));

        Assert.Equal(schedule with { CreatedAt = Start, NextRun = Start, Version = 1 }, await Schedules.GetAsync("a"));
        Assert.Null(await Schedules.GetAsync("b"));
    }

    [Fact]
    public async Task List_ByModuleUserAndTime_IsInOrderOfTheNextRun()
    {
        await Schedules.AddAsync(Hourly("never") with { NextRun = null });
        await Schedules.AddAsync(Hourly("late") with { NextRun = Start.AddHours(2) });
        await Schedules.AddAsync(Hourly("b"));
        await Schedules.AddAsync(Hourly("a"));
        await Schedules.AddAsync(Hourly("ben") with { UserId = "ben", Module = "other", NextRun = Start.AddMinutes(1) });

        Assert.Equal("ben a b late never", await IdsAsync(new ScheduleQuery()));
        Assert.Equal("a b late never", await IdsAsync(new ScheduleQuery { Module = "reports" }));
        Assert.Equal("ben", await IdsAsync(new ScheduleQuery { UserId = "ben" }));
        Assert.Equal("ben a b", await IdsAsync(new ScheduleQuery { DueBy = Start.AddHours(1) }));
        Assert.Equal("ben", await IdsAsync(new ScheduleQuery { DueBy = Start.AddHours(1).AddTicks(-1) }));
        Assert.Equal("ben a", await IdsAsync(new ScheduleQuery { Take = 2 }));
        Assert.Equal(Start.AddMinutes(1), await Schedules.NextRunAsync());
    }

    [Fact]
    public async Task NextRun_NothingDueEver_IsNull()
    {
        Assert.Null(await Schedules.NextRunAsync());
        await Schedules.AddAsync(Hourly("never") with { NextRun = null });
        Assert.Null(await Schedules.NextRunAsync());
    }

    [Fact]
    public async Task Remove_OneThatIsThere_IsTrueOnce()
    {
        await Schedules.AddAsync(Hourly("a"));

        Assert.True(await Schedules.RemoveAsync("a"));
        Assert.False(await Schedules.RemoveAsync("a"));
        Assert.Null(await Schedules.GetAsync("a"));
    }

    [Fact]
    public async Task PauseAndResume_ChangeTheNextRun()
    {
        await Schedules.AddAsync(Hourly("a"));

        var paused = await Schedules.PauseAsync("a");
        Assert.Equal((true, null, null, 2), (paused!.IsPaused, paused.NextRun, paused.PauseReason, paused.Version));
        Assert.Equal(paused, await Schedules.PauseAsync("a", "again"));
        Assert.Null(await Schedules.PauseAsync("b"));

        Assert.Null(await Schedules.ResumeAsync("a", 1, Start));
        var resumed = await Schedules.ResumeAsync("a", 2, Start.AddHours(5).AddTicks(1));
        Assert.Equal((false, Start.AddHours(5), 3), (resumed!.IsPaused, resumed.NextRun, resumed.Version));
        Assert.Null(await Schedules.ResumeAsync("a", 3, Start));
        Assert.Null(await Schedules.ResumeAsync("b", 1, Start));
        Assert.Equal(resumed, await Schedules.GetAsync("a"));
    }

    [Fact]
    public async Task Pause_WithAReason_IsRecordedAsAFailureOfThatVersion()
    {
        await Schedules.AddAsync(Hourly("a"));

        Assert.Null(await Schedules.PauseAsync("a", "broken", version: 2));
        var paused = await Schedules.PauseAsync("a", "broken", version: 1);

        Assert.Equal(("broken", "broken", 1), (paused!.PauseReason, paused.LastStatus, paused.Failures));
    }

    [Fact]
    public async Task SetManifest_AddsChangesKeepsAndRemoves()
    {
        await Schedules.AddAsync(Hourly("user"));
        await Schedules.AddAsync(Manifest("other.a") with { Module = "other" });
        await Schedules.SetManifestAsync("reports", [Manifest("reports.same"), Manifest("reports.args"), Manifest("reports.times"), Manifest("reports.gone")]);
        await Schedules.FireAsync(Fire((await Schedules.GetAsync("reports.same"))!, "t1"));
        await Schedules.FireAsync(Fire((await Schedules.GetAsync("reports.times"))!, "t2"));
        var same = await Schedules.GetAsync("reports.same");

        var later = Start.AddHours(9);
        var now = await Schedules.SetManifestAsync("reports",
        [
            Manifest("reports.same", later), Manifest("reports.args", later) with { Args = "{}" },
            Manifest("reports.times", later) with { When = "daily" }, Manifest("reports.new", later),
        ]);

        Assert.Equal("reports.args reports.new reports.same reports.times", string.Join(' ', now.Select(s => s.Id)));
        Assert.Equal(same, now[2]);
        Assert.Equal(("{}", Start, Start.AddHours(1), 2), (now[0].Args, now[0].CreatedAt, now[0].NextRun, now[0].Version));
        Assert.Equal(("daily", later, later.AddHours(1), "t2", 3), (now[3].When, now[3].CreatedAt, now[3].NextRun, now[3].LastTaskId, now[3].Version));
        Assert.Equal(Manifest("reports.new", later) with { Version = 1 }, now[1]);
        Assert.Equal(now, (await Schedules.ListAsync(new ScheduleQuery { Module = "reports" })).Where(s => s.Source == ScheduleSource.Manifest).OrderBy(s => s.Id, StringComparer.Ordinal));
        Assert.NotNull(await Schedules.GetAsync("user"));
        Assert.NotNull(await Schedules.GetAsync("other.a"));
    }

    [Fact]
    public async Task SetManifest_OfAPausedOne_UnpausesOnlyARepairedExpression()
    {
        await Schedules.SetManifestAsync("reports", [Manifest("reports.broken"), Manifest("reports.by_hand")]);
        await Schedules.PauseAsync("reports.broken", "broken");
        await Schedules.PauseAsync("reports.by_hand");

        var same = await Schedules.SetManifestAsync("reports", [Manifest("reports.broken") with { Args = "{}" }, Manifest("reports.by_hand")]);
        Assert.All(same, s => Assert.Equal((true, null), (s.IsPaused, s.NextRun)));

        var repaired = await Schedules.SetManifestAsync("reports", [Manifest("reports.broken") with { When = "daily" }, Manifest("reports.by_hand") with { When = "daily" }]);
        Assert.Equal((false, null, Start.AddHours(1)), (repaired[0].IsPaused, repaired[0].PauseReason, repaired[0].NextRun));
        Assert.Equal((true, null), (repaired[1].IsPaused, repaired[1].NextRun));
    }

    [Fact]
    public async Task Fire_AsItWasRead_AddsTheTaskAndMoves()
    {
        var read = await AddedAsync(Hourly("a"));

        var fired = await Schedules.FireAsync(Fire(read, "t1"));

        Assert.Equal(("t1", true), (fired!.Task!.Task.Id, fired.Task.IsNew));
        Assert.Equal(read with { Version = 2, NextRun = Start.AddHours(2), LastRun = Start.AddHours(1), LastStatus = "pending", LastTaskId = "t1" }, fired.Schedule);
        Assert.Equal(fired.Schedule, await Schedules.GetAsync("a"));
        Assert.Equal(fired.Task.Task, await Store.GetAsync("t1"));
    }

    [Fact]
    public async Task Fire_NotAsItWasRead_DoesNothing()
    {
        var read = await AddedAsync(Hourly("a"));
        await Schedules.FireAsync(Fire(read, "t1") with { Task = Task("t1") with { TaskKey = null } });
        Assert.Null(await Schedules.FireAsync(Fire(read, "t2")));

        var paused = await Schedules.PauseAsync("a");
        Assert.Null(await Schedules.FireAsync(Fire(paused!, "t3")));

        await Schedules.RemoveAsync("a");
        Assert.Null(await Schedules.FireAsync(Fire(read, "t4")));
        await AddedAsync(Hourly("a") with { CreatedAt = Start.AddMinutes(1) });
        Assert.Null(await Schedules.FireAsync(Fire(read, "t5")));

        Assert.Equal("t1", await IdsAsync(new TaskQuery()));
    }

    [Fact]
    public async Task Fire_ByHandWhilePaused_LeavesThePause()
    {
        await AddedAsync(Hourly("a"));
        var paused = await Schedules.PauseAsync("a");

        var fired = await Schedules.FireAsync(Fire(paused!, "t1") with { NextRun = null, IsByHand = true });

        Assert.Equal((true, null, "pending"), (fired!.Schedule!.IsPaused, fired.Schedule.NextRun, fired.Schedule.LastStatus));
    }

    [Fact]
    public async Task Fire_WhileTheKeyIsActive_IsRecordedAsSkipped()
    {
        var first = await Schedules.FireAsync(Fire(await AddedAsync(Hourly("a")), "t1"));

        var second = await Schedules.FireAsync(Fire(first!.Schedule!, "t2") with { At = Start.AddHours(2), NextRun = Start.AddHours(3) });

        Assert.Equal(("t1", false), (second!.Task!.Task.Id, second.Task.IsNew));
        Assert.Equal(("skipped", "t1", Start.AddHours(2), Start.AddHours(3)), (second.Schedule!.LastStatus, second.Schedule.LastTaskId, second.Schedule.LastRun, second.Schedule.NextRun));
        Assert.Null(await Store.GetAsync("t2"));
    }

    [Fact]
    public async Task Fire_WhileTheLastTaskIsActiveUnderAnotherKey_IsSkippedWhereItHasToHaveEnded()
    {
        var first = await Schedules.FireAsync(Fire(await AddedAsync(Hourly("a")), "t1") with { Task = Task("t1") with { TaskKey = "schedule:a:x" } });

        var second = await Schedules.FireAsync(Fire(first!.Schedule!, "t2") with { NeedsLastEnded = true });
        var third = await Schedules.FireAsync(Fire(second!.Schedule!, "t3"));

        Assert.Equal(("skipped", "t1"), (second.Schedule!.LastStatus, second.Task!.Task.Id));
        Assert.True(third!.Task!.IsNew);
    }

    [Fact]
    public async Task Fire_TheLastTime_RemovesAUsersAndKeepsAManifests()
    {
        var user = await AddedAsync(Hourly("a"));
        var manifest = await AddedAsync(Manifest("reports.b"));

        var gone = await Schedules.FireAsync(Fire(user, "t1") with { NextRun = null, IsLast = true });
        var kept = await Schedules.FireAsync(Fire(manifest, "t2") with { NextRun = null, IsLast = true });

        Assert.Null(gone!.Schedule);
        Assert.Null(await Schedules.GetAsync("a"));
        Assert.True(gone.Task!.IsNew);
        Assert.Null(kept!.Schedule!.NextRun);
        Assert.Equal(kept.Schedule, Assert.Single(await Schedules.SetManifestAsync("reports", [Manifest("reports.b")])));
    }

    [Fact]
    public async Task Fire_WithoutATask_RecordsTheFailureAndKeepsTheSchedule()
    {
        var read = await AddedAsync(Hourly("a"));

        var failed = await Schedules.FireAsync(Fire(read, null) with { NextRun = null, IsLast = true, Status = "task_not_registered", IsFailure = true });
        Assert.Equal(("task_not_registered", 1, Start.AddHours(1)), (failed!.Schedule!.LastStatus, failed.Schedule.Failures, failed.Schedule.LastRun));

        var moved = await Schedules.FireAsync(Fire(failed.Schedule, null));
        Assert.Equal(failed.Schedule with { NextRun = Start.AddHours(2), Version = 3 }, moved!.Schedule);
        Assert.Null(moved.Task);
    }

    [Theory]
    [InlineData(TaskState.Completed, 0)]
    [InlineData(TaskState.Failed, 1)]
    [InlineData(TaskState.Interrupted, 1)]
    [InlineData(TaskState.Cancelled, 0)]
    public async Task End_OfATask_IsRecordedWithItsSchedule(TaskState end, int failures)
    {
        var fired = await Schedules.FireAsync(Fire(await AddedAsync(Hourly("a")), "t1"));
        await Store.ChangeAsync(Step("t1", TaskState.Pending, TaskState.Running));
        Assert.Equal(fired!.Schedule, await Schedules.GetAsync("a"));

        await Store.ChangeAsync(Step("t1", TaskState.Running, end));

        Assert.Equal(fired.Schedule! with { LastStatus = end.ToString().ToLowerInvariant(), Failures = failures }, await Schedules.GetAsync("a"));
    }

    [Fact]
    public async Task End_OfManyTasks_CountsFailuresInARow()
    {
        var schedule = await AddedAsync(Hourly("a"));
        var counts = new List<int>();
        foreach (var (end, i) in new[] { TaskState.Failed, TaskState.Interrupted, TaskState.Cancelled, TaskState.Completed, TaskState.Failed }.Select((e, i) => (e, i)))
        {
            schedule = (await Schedules.FireAsync(Fire(schedule, $"t{i}")))!.Schedule!;
            await Store.ChangeAsync(Step($"t{i}", TaskState.Pending, TaskState.Running));
            await Store.ChangeAsync(Step($"t{i}", TaskState.Running, end));
            counts.Add((await Schedules.GetAsync("a"))!.Failures);
        }

        Assert.Equal([1, 2, 2, 0, 1], counts);
    }

    [Fact]
    public async Task End_AfterASkip_LeavesSkippedAndOtherModulesAlone()
    {
        var first = await Schedules.FireAsync(Fire(await AddedAsync(Hourly("a")), "t1"));
        await Schedules.FireAsync(Fire(first!.Schedule!, "t2"));
        await AddAsync(New() with { Id = "foreign", Module = "other", TaskKey = "schedule:a" });

        await Store.ChangeAsync(Step("foreign", TaskState.Pending, TaskState.Failed));
        await Store.ChangeAsync(Step("t1", TaskState.Pending, TaskState.Cancelled));

        var schedule = await Schedules.GetAsync("a");
        Assert.Equal(("skipped", 0), (schedule!.LastStatus, schedule.Failures));
    }

    [Fact]
    public async Task Fire_ByManyAtOnce_IsClaimedOnce()
    {
        var read = await AddedAsync(Hourly("a"));

        var answers = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            System.Threading.Tasks.Task.Run(() => Schedules.FireAsync(Fire(read, $"t{i}") with { Task = Task($"t{i}") with { TaskKey = null } }))));

        Assert.Single(answers, a => a is not null);
        Assert.Equal(1, await Store.CountAsync(new TaskQuery()));
    }

    private static ScheduleRecord Hourly(string id) => new()
    {
        Id = id, Module = "reports", Name = "Report", When = "hourly", TimeZone = "UTC", TaskName = "reports.monthly", UserId = "anna",
        Source = ScheduleSource.User, CreatedAt = Start, NextRun = Start.AddHours(1),
    };

    private static ScheduleRecord Manifest(string id, DateTimeOffset? now = null) => Hourly(id) with
    {
        Source = ScheduleSource.Manifest, CreatedAt = now ?? Start, NextRun = (now ?? Start).AddHours(1),
    };

    private static ScheduleFiring Fire(ScheduleRecord read, string? task) => new()
    {
        Schedule = read, At = Start.AddHours(1), NextRun = Start.AddHours(2), Task = task is null ? null : Task(task) with { TaskKey = ScheduleKey.Of(read.Id) },
    };

    private static TaskRecord Task(string id) => new()
    {
        Id = id, Module = "reports", Label = "Report", Status = TaskState.Pending, UserId = "anna", CreatedAt = Start, UpdatedAt = Start,
    };

    private async Task<ScheduleRecord> AddedAsync(ScheduleRecord schedule)
    {
        await Schedules.AddAsync(schedule);
        return (await Schedules.GetAsync(schedule.Id))!;
    }

    private async Task<string> IdsAsync(ScheduleQuery query) => string.Join(' ', (await Schedules.ListAsync(query)).Select(s => s.Id));
}
