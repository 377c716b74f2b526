using System.Text.Json;
using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>What the host can call of a module, whichever way the module runs.</summary>
public abstract class ModuleRuntimeTests
{
    private protected abstract IModuleSide Side();

    private Task<TestHost> StartAsync() => TestHost.StartAsync(Side());

    [Fact]
    public async Task Load_Fixture_TellsWhatIsThere()
    {
        await using var host = await StartAsync();

        Assert.Equal(["runtime.run", "runtime.other"], host.Code.Actions.Single(a => a.Name == "task_of").Permissions);
        var count = host.Code.Tasks.Single(t => t.Name == "count");
        Assert.Equal(("runtime.run", true, 60.0, 2), (count.Permissions.Single(), count.Options.Resumes!.Value, count.Options.TimeoutSeconds!.Value, count.Options.Retry!.Max));
        Assert.Equal("researcher", Assert.Single(host.Code.Agents).Name);
        Assert.Equal(["monthly/index"], host.Code.Pages);
        Assert.Equal(["late", "ticker"], host.Code.LongRunning.Order());
        await Assert.ThrowsAsync<SdkException>(() => host.LoadAsync(Built.Fixture("RuntimeFixture")));
    }

    [Theory]
    [InlineData("nothing", "{}", "null")]
    [InlineData("value", "{}", "42")]
    [InlineData("task", "{}", "null")]
    [InlineData("task_of", """{"name": "Bari"}""", """{"name":"Bari","size":3}""")]
    [InlineData("value_task", "{}", "null")]
    [InlineData("value_task_of", """{"name": "Bari", "size": 4}""", """{"name":"Bari@main","size":4}""")]
    [InlineData("anonymous", "{}", """{"total":3,"rows":[{"id":1}]}""")]
    [InlineData("static", """{"b": 1, "a": 2}""", "\"a,b\"")]
    [InlineData("thread", "{}", "\"pool\"")]
    [InlineData("settings", "{}", "\"k1\"")]
    [InlineData("session", "{}", """{"user_id":"ada","ambient":"ada","language":"it","component_id":"button"}""")]
    public async Task Action_OfEveryShape_GivesItsValue(string name, string values, string expected)
    {
        await using var host = await StartAsync();

        Assert.Equal(expected, await host.ValueAsync(name, JsonDocument.Parse(values).RootElement));
    }

    [Fact]
    public async Task Action_Effects_ComeInOrder()
    {
        await using var host = await StartAsync();

        var response = await host.ActAsync("response", new { name = "Bari", size = 2 });
        Assert.Equal([EffectKind.Notify, EffectKind.PropertyUpdate], response.Effects.Select(e => e.Kind));
        Assert.Equal("Bari", response.Effects[0].Text);
        Assert.Equal(EffectKind.Navigate, Assert.Single((await host.ActAsync("effect")).Effects).Kind);
        Assert.Equal(["one", "two"], (await host.ActAsync("effects")).Effects.Select(e => e.Text));
    }

    [Fact]
    public async Task Action_BadPayload_IsRefusedByField()
    {
        await using var host = await StartAsync();

        var problem = await Assert.ThrowsAsync<InvalidPayloadException>(() => host.ActAsync("response", new { size = 11 }));
        Assert.Contains("name", problem.Fields.Keys);
        problem = await Assert.ThrowsAsync<InvalidPayloadException>(() => host.ActAsync("response", new { name = "x", size = 11 }));
        Assert.Contains("size", problem.Fields.Keys);
        Assert.Contains("missing", (await Assert.ThrowsAsync<InvalidPayloadException>(() => host.ActAsync("throws_payload"))).Fields.Keys);
    }

    [Fact]
    public async Task Action_Throws_TellsTheHostWhat()
    {
        await using var host = await StartAsync();

        var thrown = await Assert.ThrowsAsync<RemoteCallException>(() => host.ActAsync("throws"));
        Assert.Equal(typeof(InvalidOperationException).FullName, thrown.RemoteType);
        Assert.Contains("ShapeActions.cs", thrown.RemoteStack, StringComparison.Ordinal);
        Assert.Equal("own_code", (await Assert.ThrowsAsync<SdkException>(() => host.ActAsync("throws_code"))).Code);
        Assert.Equal(ErrorCodes.UnknownAction, (await Assert.ThrowsAsync<SdkException>(() => host.ActAsync("no_such"))).Code);
    }

    [Fact]
    public async Task Action_Cancelled_Stops()
    {
        await using var host = await StartAsync();
        using var cancellation = new CancellationTokenSource();

        var waiting = host.Connection.CallAsync(
            RuntimeMethods.Action,
            new ActionCall { Name = "waits", Values = JsonSerializer.SerializeToElement(new { }), Session = TestHost.Ada },
            waitsForReply: true,
            cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task PageData_Page_GetsEffects()
    {
        await using var host = await StartAsync();

        var answer = await host.Connection.CallAsync(RuntimeMethods.PageData, new PageDataCall { Page = "monthly/index", Params = JsonSerializer.SerializeToElement(new { month = "may" }), Session = TestHost.Ada });

        Assert.Equal([EffectKind.DataModelUpdate, EffectKind.PropertyUpdate], answer.Effects.Select(e => e.Kind));
        Assert.Equal("may", answer.Effects[0].Value!.Value.GetString());
    }

    [Fact]
    public async Task Action_OfATrace_BelongsToIt()
    {
        await using var host = await StartAsync();
        var call = new ActionCall { Name = "trace", Values = JsonSerializer.SerializeToElement(new { }), Session = TestHost.Ada };

        var traced = await host.Connection.CallAsync(RuntimeMethods.Action, call with { Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" });

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", traced.Value!.Value.GetString());
        Assert.Null((await host.Connection.CallAsync(RuntimeMethods.Action, call)).Value);
    }

    [Fact]
    public async Task LongRunning_Method_RunsUntilItIsTold()
    {
        await using var host = await StartAsync();
        using var cancellation = new CancellationTokenSource();

        var running = host.Connection.CallAsync(RuntimeMethods.RunLong, new RunLong("ticker"), waitsForReply: true, cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Log_Line_ReachesTheHost()
    {
        await using var host = await StartAsync();
        await host.ActAsync("logs");

        var line = await host.Log.Reader.ReadAsync();

        Assert.Equal((ModuleLogLevel.Warning, "look"), (line.Level, line.Message));
        Assert.Contains("inner", line.Exception, StringComparison.Ordinal);
        Assert.Equal(3, line.Fields!.Value.GetProperty("rows").GetInt32());
    }
}

public sealed class InProcessRuntimeTests : ModuleRuntimeTests
{
    private protected override IModuleSide Side() => new InProcessSide();
}

public sealed class WorkerRuntimeTests : ModuleRuntimeTests
{
    private protected override IModuleSide Side() => new WorkerSide();
}
