using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Tasks.Tests.Schedules.Firing;

/// <summary>Who may do what with which schedules.</summary>
public sealed class ScheduleDeskTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly TaskCaller Ada = ScheduleTest.Ada;

    private static TaskCaller Cleo { get; } = new("m", new Session { UserId = "cleo", Role = "Admin" });

    private static TaskCaller Ben { get; } = new("m", new Session { UserId = "ben", Role = "user" });

    private static TaskCaller Super { get; } = new(null, new Session { UserId = "root", Role = "Super" });

    [Fact]
    public async Task Schedule_Everything_IsListed()
    {
        await using var test = await StartedAsync();
        var options = new ScheduleOptions { Name = "Nightly", TimeZone = "Europe/Rome", Missed = MissedRuns.Skip, Overlap = true };

        var id = await test.Desk.ScheduleAsync(Ada, new NewSchedule { When = "daily at 03:00", TaskName = "work", Args = """{"a":[1]}""", Options = options });

        var info = Assert.Single(await test.Desk.ListAsync(Ada)).ToInfo();
        Assert.Equal((id, "Nightly", "daily at 03:00", "Europe/Rome", "m.work", "ada"), (info.Id, info.Name, info.When, info.TimeZone, info.TaskName, info.OwnerId));
        Assert.Equal((MissedRuns.Skip, true, false, 0, new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero)), (info.Missed, info.Overlap, info.IsPaused, info.Failures, info.NextRun));
        Assert.Equal("[1]", info.Args!.Value.GetProperty("a").GetRawText());
        Assert.Equal((null, null), (info.LastRun, info.LastStatus));
    }

    [Theory]
    [InlineData("sometimes", "m.work", ErrorCodes.InvalidSchedule, "(character 1)")]
    [InlineData("cron: 0 99 * * *", "m.work", ErrorCodes.InvalidSchedule, "(character 9)")]
    [InlineData("hourly", "m.gone", ErrorCodes.TaskNotRegistered, "m.gone")]
    [InlineData("hourly", "gone", ErrorCodes.TaskNotRegistered, "m.gone")]
    [InlineData("hourly", "", ErrorCodes.TaskNotRegistered, "")]
    [InlineData("hourly", null, ErrorCodes.TaskNotRegistered, "")]
    public async Task Schedule_WhatIsWrong_IsRefused(string when, string? task, string code, string message)
    {
        await using var test = await StartedAsync();

        var error = await Assert.ThrowsAsync<SdkException>(() => test.Desk.ScheduleAsync(Ada, new NewSchedule { When = when, TaskName = task }));

        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(await test.Desk.ListAsync(Ada));
    }

    [Fact]
    public async Task Schedule_NobodyOrNotAllowedOrNotStarted_IsRefused()
    {
        await using var test = await ScheduleTest.StartAsync(work: new GuardedWork());
        var wanted = new NewSchedule { When = "hourly", Agent = "researcher", Message = "look" };

        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, await CodeAsync(test, Ada, wanted));
        test.Engine.Start();
        Assert.Equal(ErrorCodes.NoAuthenticatedUser, await CodeAsync(test, new TaskCaller("m", Session.Anonymous), wanted));
        Assert.Equal(ErrorCodes.PermissionDenied, await CodeAsync(test, Ada, wanted));
        Assert.Equal(ErrorCodes.PayloadTooLarge, await CodeAsync(test, Cleo, wanted with { Message = new string('é', 524_289) }));

        var id = await test.Desk.ScheduleAsync(Cleo, wanted);
        Assert.Equal(("m.researcher", "look", null, "m"), ((await test.GetAsync(id)).Agent, (await test.GetAsync(id)).Message, (await test.GetAsync(id)).TaskName, (await test.GetAsync(id)).Module));
    }

    [Fact]
    public async Task Schedule_ByNoModule_BelongsToTheTasksModule()
    {
        await using var test = await StartedAsync();

        var id = await test.Desk.ScheduleAsync(Super, new NewSchedule { When = "hourly", TaskName = "m.work" });

        Assert.Equal("m", (await test.GetAsync(id)).Module);
    }

    [Fact]
    public async Task Callers_SeeTheirOwn()
    {
        await using var test = await StartedAsync();
        test.Register("other.work");
        var ada = await test.Desk.ScheduleAsync(Ada, new NewSchedule { When = "every 1h", TaskName = "m.work" });
        var elsewhere = await test.Desk.ScheduleAsync(Ada with { Module = "other" }, new NewSchedule { When = "every 2h", TaskName = "other.work" });
        var ben = await test.Desk.ScheduleAsync(Ben, new NewSchedule { When = "every 3h", TaskName = "m.work" });

        Assert.Equal([ada], await IdsAsync(test, Ada));
        Assert.Equal([ben], await IdsAsync(test, Ben));
        Assert.Equal([ada, elsewhere], await IdsAsync(test, Ada with { Module = null }));
        Assert.Equal([ada, elsewhere, ben], await IdsAsync(test, Super));
        Assert.Equal([ada, elsewhere, ben], await IdsAsync(test, Cleo with { Module = null }));
        Assert.Equal([ada, ben], await IdsAsync(test, Super with { Module = "m" }));
        Assert.Empty(await IdsAsync(test, new TaskCaller("m", Session.Anonymous)));

        foreach (var (caller, id) in new[] { (Ben, ada), (Ada, elsewhere), (new TaskCaller(null, Session.Anonymous), ada), (Ada, "none") })
        {
            Assert.False(await test.Desk.PauseAsync(caller, id));
            Assert.False(await test.Desk.ResumeAsync(caller, id));
            Assert.False(await test.Desk.RemoveAsync(caller, id));
            Assert.Null(await test.Desk.RunNowAsync(caller, id));
        }

        Assert.True(await test.Desk.RemoveAsync(Super, ada));
        Assert.False(await test.Desk.RemoveAsync(Super, ada));
        Assert.True((await test.Desk.RunNowAsync(Super, ben))!.IsNew);
    }

    [Fact]
    public async Task List_TaskIsActive_ShowsItsState()
    {
        await using var test = await StartedAsync();
        var id = await test.AddAsync("hourly", "m.hold");
        var task = await test.Desk.RunNowAsync(Ada, id);
        using var events = test.Runtime.Events.Listen("ada");
        while ((await test.Store.GetAsync(task!.Task.Id))!.Status != TaskState.Running)
        {
            await events.Events.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }

        Assert.Equal("running", Assert.Single(await test.Desk.ListAsync(Ada)).LastStatus);
        await test.ReleaseAsync();
        Assert.Equal("completed", Assert.Single(await test.Desk.ListAsync(Ada)).LastStatus);
    }

    [Fact]
    public async Task PauseAndResume_WhatWasDueMeanwhile_IsNotMadeUpFor()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("hourly", missed: MissedRuns.All);
        var passed = await test.AddAsync("in 2h");
        var ahead = await test.AddAsync("in 20h");
        foreach (var each in new[] { id, passed, ahead })
        {
            Assert.True(await test.Desk.PauseAsync(Ada, each));
            Assert.True(await test.Desk.PauseAsync(Ada, each));
        }

        await test.AdvanceAsync(10 * Hour + Hour / 2);
        foreach (var each in new[] { id, passed, ahead })
        {
            Assert.True(await test.Desk.ResumeAsync(Ada, each));
            Assert.True(await test.Desk.ResumeAsync(Ada, each));
        }

        await test.AdvanceAsync(TimeSpan.Zero);
        Assert.Empty(await test.TasksAsync());
        Assert.Null((await test.GetAsync(passed)).NextRun);
        await test.AdvanceAsync(Hour / 2);
        Assert.Equal(1, await test.CountAsync());
        await test.AdvanceAsync(9 * Hour);
        Assert.Null(await test.Schedules.GetAsync(ahead));
    }

    [Fact]
    public async Task Resume_OfABrokenOne_IsRefused()
    {
        await using var test = await ScheduleTest.StartAsync();
        var id = await test.AddAsync("hourly");
        var schedule = await test.GetAsync(id);
        await test.Schedules.AddAsync(schedule with { Id = "broken", When = "sometimes", IsPaused = true, NextRun = null });

        var error = await Assert.ThrowsAsync<SdkException>(() => test.Desk.ResumeAsync(Ada, "broken"));

        Assert.Equal(ErrorCodes.InvalidSchedule, error.Code);
    }

    private static async Task<ScheduleTest> StartedAsync()
    {
        var test = await ScheduleTest.StartAsync();
        test.Engine.Start();
        return test;
    }

    private static async Task<string> CodeAsync(ScheduleTest test, TaskCaller caller, NewSchedule wanted) =>
        (await Assert.ThrowsAsync<SdkException>(() => test.Desk.ScheduleAsync(caller, wanted))).Code;

    private static async Task<IEnumerable<string>> IdsAsync(ScheduleTest test, TaskCaller caller) => (await test.Desk.ListAsync(caller)).Select(s => s.Id);

    private sealed class GuardedWork : IScheduledWork
    {
        public ValueTask<TaskSubmission?> ForAsync(ScheduleRecord due, CancellationToken cancellationToken) =>
            ValueTask.FromResult<TaskSubmission?>(new() { Module = due.Module, UserId = due.UserId, TaskName = "m.work" });

        public Task DemandAsync(ScheduleRecord wanted, Session session, CancellationToken cancellationToken) =>
            session.May("m.run") ? Task.CompletedTask : throw new SdkException(ErrorCodes.PermissionDenied);
    }
}
