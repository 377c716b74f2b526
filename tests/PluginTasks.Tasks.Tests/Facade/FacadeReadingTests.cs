using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Tests.Runtime;

namespace PluginTasks.Tasks.Tests.Facade;

public sealed class FacadeReadingTests : FacadeTest
{
    [Fact]
    public async Task List_ShowsTheUsersOwnNewestChangeFirstWithoutDetails()
    {
        var first = await DoneAsync(Ada);
        Test.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await DoneAsync(Ada);
        await DoneAsync(Bob);

        var rows = await Facade.Reading.ListAsync(Ada);

        Assert.Equal([second, first], rows.Select(r => r.TaskId));
        Assert.All(rows, r => Assert.Null(r.Result));
        Assert.Equal(2, await Facade.Reading.CountAsync(Ada));
        Assert.Equal(1, (await Facade.Reading.ViewAsync(Ada, first))!.Result!.Value.GetInt32());
    }

    [Fact]
    public async Task List_PagesSortsAndFilters()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await DoneAsync(Ada, new TaskOptions { TaskKey = $"m.{i}" }));
            Test.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(ids[2..4], (await Facade.Reading.ListAsync(Ada, 2, 2, sort: "created_at asc")).Select(r => r.TaskId));
        Assert.Equal([ids[3]], (await Facade.Reading.ListAsync(Ada, filters: new TaskFilters { TaskKey = "m.3" })).Select(r => r.TaskId));
        Assert.Equal(5, await Facade.Reading.CountAsync(Ada, new TaskFilters { Status = TaskState.Completed, Module = "m", Label = "WORK" }));
        Assert.Equal(0, await Facade.Reading.CountAsync(Ada, new TaskFilters { Status = TaskState.Failed }));
        Assert.Empty(await Facade.Reading.ListAsync(Ada, int.MaxValue, 200));
    }

    [Theory]
    [InlineData(0, 20, "updated_at desc")]
    [InlineData(1, 0, "updated_at desc")]
    [InlineData(1, 201, "updated_at desc")]
    [InlineData(1, 20, "result desc")]
    [InlineData(1, 20, "label down")]
    [InlineData(1, 20, "")]
    [InlineData(1, 20, "label asc; drop")]
    public async Task List_OutOfRange_IsAnArgumentError(int page, int pageSize, string sort) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Facade.Reading.ListAsync(Ada, page, pageSize, sort: sort));

    [Fact]
    public async Task List_IsScopedToWhatTheCallerMaySee()
    {
        await DoneAsync(Ada);
        await DoneAsync(As("carl", organization: "other"));
        await DoneAsync(As("boss", organization: "other"));
        var boss = As("boss", role: "manager");

        Assert.Equal(1, await Facade.Reading.CountAsync(boss));
        Assert.Equal(1, await Facade.Reading.CountAsync(boss, new TaskFilters { UserId = "boss" }));
        Assert.Equal(0, await Facade.Reading.CountAsync(boss, new TaskFilters { OrganizationId = "other" }));
        Assert.Equal(0, await Facade.Reading.CountAsync(Ada, new TaskFilters { UserId = "carl" }));
        Assert.Equal(3, await Facade.Reading.CountAsync(As("root", null, "super")));
        Assert.Equal(3, await Facade.Reading.CountAsync(As("root", null, "admin")));
        Assert.Equal(0, await Facade.Reading.CountAsync(Nobody));
        Assert.Empty(await Facade.Reading.ListAsync(Nobody));
    }

    [Fact]
    public async Task UserTasksAndKeys_AreNewestFirstAndScoped()
    {
        var first = await DoneAsync(Ada, new TaskOptions { TaskKey = "m.a.1" });
        Test.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await DoneAsync(Ada, new TaskOptions { TaskKey = "m.a.2" });
        Test.Time.Advance(TimeSpan.FromSeconds(1));
        var bobs = await DoneAsync(Bob, new TaskOptions { TaskKey = "m.a.3" });

        Assert.Equal([second, first], (await Facade.ListUserTasksAsync(Ada)).Select(t => t.Id));
        Assert.Empty(await Facade.ListUserTasksAsync(Ada, "bob"));
        Assert.Equal([bobs], (await Facade.ListUserTasksAsync(As("boss", role: "manager"), "bob")).Select(t => t.Id));
        Assert.Equal([first], (await Facade.GetTasksByKeyAsync(Ada, "m.a.1")).Select(t => t.Id));
        Assert.Empty(await Facade.GetTasksByKeyAsync(Ada, "m.a.3"));
        Assert.Equal([second, first], (await Facade.GetTasksByKeyPrefixAsync(Ada, "m.a.")).Select(t => t.Id));
        Assert.Equal(3, (await Facade.GetTasksByKeyPrefixAsync(As("boss", role: "manager"), "m.")).Count);
        Assert.Empty(await Facade.GetTasksByKeyPrefixAsync(Ada, "m.", "other"));
        Assert.Empty(await Facade.ListUserTasksAsync(Nobody));
    }

    [Fact]
    public async Task Clear_RemovesWhatTheCallerManagesAndNothingHolds()
    {
        await using var test = await TestRuntime.StartAsync(new Tasks.Runtime.TaskRuntimeOptions { KeepsNotices = false, CleanupDelay = null });
        var facade = new TaskFacade(test.Runtime);
        foreach (var caller in new[] { Ada, Bob, As("carl", organization: "other") })
        {
            await test.EndAsync((await facade.SubmitAsync(caller, _ => Task.FromResult<string?>(null))).Task.Id);
            await test.EndAsync((await facade.SubmitAsync(caller, _ => throw new InvalidOperationException("no"))).Task.Id);
        }

        Assert.Equal(0, await facade.ClearAsync(Ada, TimeSpan.FromHours(1)));
        Assert.Equal(1, await facade.ClearAsync(Ada));
        Assert.Equal(1, await facade.ClearAsync(Ada, all: true));
        Assert.Equal(2, await facade.ClearAsync(As("boss", role: "manager"), all: true));
        Assert.Equal(0, await facade.ClearAsync(Nobody, all: true));
        test.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, await facade.ClearAsync(As("root", null, "super"), TimeSpan.FromHours(1), all: true));
    }
}
