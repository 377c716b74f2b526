using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>What a module asks of its host, and what is refused before the host is asked.</summary>
public sealed class ModuleSdkTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.StartAsync(new InProcessSide());

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Guarded_Calls_SayWhatIsWantedWithinTheAction()
    {
        Assert.Equal(
            """{"status":201,"body":"{\u0022row_count\u0022:1}","schedule":"S1","paused":true,"count":0,"language":"it"}""",
            await host.ValueAsync("guarded"));

        var request = Assert.Single(host.Asked<SendHttp>());
        Assert.Equal(("POST", "https://example.com/v1", 30.0, "application/json"), (request.Method, request.Url, request.TimeoutSeconds, request.Headers["Content-Type"]));
        var published = Assert.Single(host.Asked<PublishEvent>());
        Assert.Equal(("runtime.rows", "added", "bob", null), (published.Stream, published.Event, published.UserId, published.OrganizationId));
        var schedule = Assert.Single(host.Asked<AddSchedule>());
        Assert.Equal(("daily", "runtime.count", "Europe/Rome"), (schedule.When, schedule.Task, schedule.TimeZone));
        var read = Assert.Single(host.Asked<ReadTasks>());
        Assert.Equal((2, 5, TaskState.Failed), (read.Page, read.PageSize, read.Filters!.Status!.Value));
        Assert.Single(host.Calls.Select(c => c.Within).Distinct());
        Assert.NotEqual(0, host.Calls.First().Within);
    }

    [Theory]
    [InlineData("foreign_stream")]
    [InlineData("bad_address")]
    public async Task Calls_ThatCannotBeMeant_NeverReachTheHost(string action)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => host.ActAsync(action));
        Assert.Empty(host.Calls);
    }
}
