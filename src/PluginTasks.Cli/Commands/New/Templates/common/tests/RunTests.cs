using PluginTasks.Sdk;
using PluginTasks.Testing;
using Xunit;

namespace __Name__.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task Greet_Called_GreetsByName()
    {
        await using var host = await ModuleTestHost.StartAsync("__name__");

        var answer = await host.CallAsync("greet", new { name = "Ada" });

        Assert.Equal("Hello, Ada!", Assert.Single(answer.Effects).Text);
    }

    [Fact]
    public async Task StartCount_FromThePage_AppendsTheTasksCard()
    {
        await using var host = await ModuleTestHost.StartAsync("__name__");

        var answer = await host.CallAsync("start_count", page: "index");

        var card = Assert.Single(answer.Effects).Value!.Value;
        var task = await host.GetAsync(card.GetProperty("task_id").GetString()!);
        Assert.Equal("__name__", task!.Module);
    }

    [Fact]
    public async Task Count_ToTwo_CompletesAndTellsItsSteps()
    {
        await using var host = await ModuleTestHost.StartAsync("__name__");

        var task = await host.RunTaskAsync("count", new { steps = 2 });

        Assert.Equal((TaskState.Completed, "2 of 2"), (task.Status, task.Label));
        Assert.Equal(2, task.Result!.Value.GetProperty("counted").GetInt32());
    }

    [Fact]
    public async Task StartCount_ByAGuest_IsRefused()
    {
        await using var host = await ModuleTestHost.StartAsync("__name__");

        var refused = await Assert.ThrowsAsync<SdkException>(() => host.CallAsync("start_count", session: Session.Anonymous));

        Assert.Equal(ErrorCodes.PermissionDenied, refused.Code);
    }
}
