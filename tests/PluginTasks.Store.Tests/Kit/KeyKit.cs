using PluginTasks.Sdk;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>At most one active task a module, key and organization.</summary>
public abstract class KeyKit : TaskStoreKit
{
    [Fact]
    public async Task Add_AThousandAtOnce_AddsOne()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => Store.AddAsync(New() with { TaskKey = "one" }))));

        Assert.Single(added, a => a.IsNew);
        Assert.Single(added.Select(a => a.Task.Id).Distinct());
        Assert.Equal(added[0].Task, Assert.Single(await Store.ListActiveAsync()));
    }

    [Theory]
    [InlineData(TaskState.Pending)]
    [InlineData(TaskState.Running)]
    [InlineData(TaskState.WaitingConfirmation)]
    public async Task Add_WhileOneIsActive_AnswersWithIt(TaskState state)
    {
        var first = await AddAsync(New() with { TaskKey = "one", Status = state, Checkpoint = "[1]" });

        var second = await Store.AddAsync(New() with { TaskKey = "one" });

        Assert.False(second.IsNew);
        Assert.Equal(first, second.Task);
    }

    [Theory]
    [InlineData(TaskState.Completed)]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    [InlineData(TaskState.Interrupted)]
    public async Task Add_AfterTheEnd_AddsANewOne(TaskState end)
    {
        var first = await AddFinishedAsync(New() with { TaskKey = "one" }, 1, end);

        var second = await Store.AddAsync(New() with { TaskKey = "one" });

        Assert.True(second.IsNew);
        Assert.NotEqual(first.Id, second.Task.Id);
        Assert.False((await Store.AddAsync(New() with { TaskKey = "one" })).IsNew);
    }

    [Fact]
    public async Task Add_BehindAnEndThatIsNotAwaited_AddsANewOne()
    {
        for (var i = 0; i < 50; i++)
        {
            var task = (await Store.AddAsync(New() with { TaskKey = "one" })).Task;

            var started = Store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Running));
            var early = Store.AddAsync(New() with { TaskKey = "one" });
            var ended = Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed));
            var next = Store.AddAsync(New() with { TaskKey = "one" });

            Assert.Equal((await started)!, (await early).Task);
            Assert.NotNull(await ended);
            Assert.True((await next).IsNew);
            await Store.ChangeAsync(Step((await next).Task.Id, TaskState.Pending, TaskState.Cancelled));
        }
    }

    [Fact]
    public async Task Add_OtherModuleOrganizationOrNoKey_AddsEach()
    {
        var task = New() with { TaskKey = "one", OrganizationId = "acme" };
        await AddAsync(task);

        Assert.True((await Store.AddAsync(New() with { TaskKey = "one" })).IsNew);
        Assert.True((await Store.AddAsync(New() with { TaskKey = "one", OrganizationId = "other" })).IsNew);
        Assert.True((await Store.AddAsync(New() with { TaskKey = "one", OrganizationId = "acme", Module = "other" })).IsNew);
        Assert.True((await Store.AddAsync(New() with { TaskKey = "One", OrganizationId = "acme" })).IsNew);
        Assert.True((await Store.AddAsync(New())).IsNew);
        Assert.True((await Store.AddAsync(New())).IsNew);
        Assert.False((await Store.AddAsync(New() with { TaskKey = "one", OrganizationId = "acme", UserId = "other" })).IsNew);
    }

    [Fact]
    public async Task Add_AFinalTaskWithTheKeyOfAnActiveOne_AddsIt()
    {
        await AddAsync(New() with { TaskKey = "one" });

        Assert.True((await Store.AddAsync(New() with { TaskKey = "one", Status = TaskState.Completed })).IsNew);
    }
}
