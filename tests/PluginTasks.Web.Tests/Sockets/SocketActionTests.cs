using System.Text.Json;

namespace PluginTasks.Web.Tests.Sockets;

public sealed class SocketActionTests
{
    [Fact]
    public async Task Action_OfAModule_IsAnsweredWithItsValue()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        var result = await client.CallAsync("probe.greet", new { name = "you" });

        Assert.Equal("""{"name":"probe.greet","ok":true,"value":"Hello you","error":null}""", result.GetRawText());
    }

    [Fact]
    public async Task Action_WithEachEffect_SendsThemInOrderAndThenItsResult()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        await client.NavigateAsync("/probe/panel");
        var before = client.Frames.Count;

        await client.CallAsync("probe.all_effects");

        Assert.Equal(
            ["eventNotification", "stateUpdate", "statePatch", "dataModelUpdate", "propertyUpdate", "surfaceUpdate", "deleteSurface", "actionResult"],
            client.Frames.Skip(before).Select(f => f.EnumerateObject().Last().Name));
        Assert.All(client.Frames.Skip(before), f => Assert.Equal("r2", f.GetProperty("requestId").GetString()));
        Assert.Equal("""{"scope":"page","path":"/list","action":"append","value":{"id":1}}""", client.Frames[before + 2].GetProperty("statePatch").GetRawText());
    }

    [Fact]
    public async Task Action_OnWhatAnEarlierOneBrought_IsLetThroughThereAlone()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        await client.NavigateAsync("/probe/panel");

        var tooEarly = await client.CallAsync("probe.append_inner");
        await client.CallAsync("probe.all_effects");
        var then = await client.CallAsync("probe.append_inner");
        await client.NavigateAsync("/probe");
        var elsewhere = await client.CallAsync("probe.append_inner");

        Assert.Equal("capability_denied:inner:children.append", tooEarly.GetProperty("error").GetProperty("message").GetString());
        Assert.True(then.GetProperty("ok").GetBoolean());
        Assert.False(elsewhere.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Use_OfASession_IsWhatItsUserDoesAndNotWhatItsClientDoesByItself()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        await client.SendAsync(new { pong = new { } });
        await client.SendAsync(new { ack = new { messageIds = new[] { "x" } } });
        await client.NavigateAsync("/probe/panel");
        Assert.Equal(1, rig.Uses);

        await client.CallAsync("probe.greet", new { name = "you" });
        Assert.Equal(2, rig.Uses);
    }

    [Theory]
    [InlineData("probe.nothing", "unknown_action")]
    [InlineData("nothing", "unknown_action")]
    [InlineData("background_task.nothing", "unknown_action")]
    [InlineData("probe.throws", "action_failed")]
    [InlineData("probe.typed", "invalid_payload")]
    public async Task Action_ThatCannotBeDone_IsToldWithItsCode(string name, string code)
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        var result = await client.CallAsync(name, new { value = "x" });

        Assert.Equal(code, result.GetProperty("error").GetProperty("code").GetString());
        Assert.DoesNotContain(client.Frames, f => f.GetRawText().Contains("1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Action_ThatLeadsElsewhere_ShowsThePage()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        await client.NavigateAsync("/probe/panel");
        var before = client.Frames.Count;

        await client.CallAsync("probe.go_elsewhere");

        Assert.Equal(["currentPath", "surfaceUpdate", "actionResult"], client.Frames.Skip(before).Select(f => f.EnumerateObject().Last().Name));
        Assert.Equal("panel", client.Frames[before].GetProperty("currentPath").GetProperty("params").GetProperty("from").GetString());
    }

    [Fact]
    public async Task Action_MoreThanMayRunAtOnce_IsRefusedAndTheOthersGoOn()
    {
        await using var rig = await SocketRig.StartAsync(new() { MostActions = 2 });
        using var client = await rig.ConnectAsync();

        for (var i = 0; i < 3; i++)
        {
            await client.SendAsync(new { requestId = $"h{i}", action = new { name = "probe.hang" } });
        }

        var refused = await client.UntilAsync("actionResult");
        Assert.Equal("too_many_actions", refused.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Event_OfAStream_ComesThroughTheBindingsOfThePageAlone()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        using var other = await rig.ConnectAsync("bob");
        await client.NavigateAsync("/probe/panel");
        await client.SendAsync(new { requestId = "s1", subscribe = new { bindingId = "not_for_all", stream = "probe.secret" } });
        var refused = await client.UntilAsync("error");
        await client.SendAsync(new { subscribe = new { bindingId = "level" } });
        await client.SendAsync(new { subscribe = new { bindingId = "levels" } });
        await other.SendAsync(new { requestId = "s1", subscribe = new { bindingId = "level", stream = "probe.level" } });
        var elsewhere = await other.UntilAsync("error");

        foreach (var value in new[] { 1, 2, 3 })
        {
            await client.CallAsync("probe.publish", new { value });
        }

        var sent = client.Frames.Where(f => f.TryGetProperty("stateUpdate", out _)).Select(f => f.GetProperty("stateUpdate").GetProperty("values").GetRawText()).ToList();
        Assert.Equal("unknown_stream", refused.GetProperty("code").GetString());
        Assert.Equal("unknown_stream", elsewhere.GetProperty("code").GetString());
        Assert.Equal(["""{"/level/value":1}""", """{"/level/value":2}""", """{"/level/value":3}"""], sent.Where(s => s.StartsWith("{\"/level/", StringComparison.Ordinal)));
        Assert.Equal("""{"/levels":[{"value":2},{"value":3}]}""", sent.Last(s => s.StartsWith("{\"/levels", StringComparison.Ordinal)));
        Assert.DoesNotContain(other.Frames, f => f.TryGetProperty("stateUpdate", out _));
    }

    [Fact]
    public async Task Event_ForOneUser_IsForNobodyElse()
    {
        await using var rig = await SocketRig.StartAsync();
        using var ada = await rig.ConnectAsync();
        using var bob = await rig.ConnectAsync("bob");
        foreach (var client in new[] { ada, bob })
        {
            await client.NavigateAsync("/probe/panel");
            await client.SendAsync(new { subscribe = new { bindingId = "level" } });
            await client.CallAsync("probe.greet");
        }

        await ada.CallAsync("probe.publish", new { value = 7, user = "bob" });
        await bob.CallAsync("probe.greet");

        Assert.DoesNotContain(ada.Frames, f => f.TryGetProperty("stateUpdate", out _));
        Assert.Contains(bob.Frames, f => f.TryGetProperty("stateUpdate", out _));
    }

    [Fact]
    public async Task Event_WithATransformer_WritesWhatItAnswers()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        await client.NavigateAsync("/probe/panel");
        await client.SendAsync(new { subscribe = new { bindingId = "words" } });

        await client.CallAsync("probe.publish", new { @event = "measured" });
        var update = await Next(client);

        Assert.Equal("""{"scope":"global","values":{"/words":"measured in m"}}""", update.GetRawText());
    }

    private static async Task<JsonElement> Next(SocketClient client) =>
        client.Frames.LastOrDefault(f => f.TryGetProperty("stateUpdate", out _)) is { ValueKind: JsonValueKind.Object } came
            ? came.GetProperty("stateUpdate")
            : await client.UntilAsync("stateUpdate");
}
