using System.Net.WebSockets;
using System.Text.Json;

namespace PluginTasks.Web.Tests.Sockets;

public sealed class SocketPageTests
{
    [Fact]
    public async Task Connect_ByAUser_SaysWhoTheyAreFirst()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        var hello = client.Frames[0];

        Assert.Equal(1, hello.GetProperty("n").GetInt64());
        Assert.Equal("""{"id":"ada","name":"ADA","organization":null}""", hello.GetProperty("hello").GetProperty("user").GetRawText());
        Assert.Equal("""["probe.use"]""", hello.GetProperty("hello").GetProperty("permissions").GetRawText());
    }

    [Fact]
    public async Task Connect_FromAnotherOrigin_IsRefused()
    {
        await using var rig = await SocketRig.StartAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => rig.ConnectAsync(origin: "http://evil.example"));
        using var own = await rig.ConnectAsync(origin: "http://own");
        Assert.Single(own.Frames);
    }

    [Fact]
    public async Task Navigate_ToAPage_ShowsWhereAndThenThePage()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        var page = await client.NavigateAsync("/probe/panel", new { year = "2026" });

        Assert.Equal("""{"path":"/probe/panel","params":{"year":"2026"}}""", client.Frames[^2].GetProperty("currentPath").GetRawText());
        Assert.Equal("probe/panel", page.GetProperty("surfaceUpdate").GetProperty("page").GetString());
        Assert.Equal("r1", page.GetProperty("requestId").GetString());
        Assert.Equal([1, 2, 3], client.Frames.Select(f => f.GetProperty("n").GetInt32()));
    }

    [Theory]
    [InlineData("/probe/nowhere", "page_not_found")]
    [InlineData("/nowhere", "page_not_found")]
    [InlineData("/probe/managers", "page_not_found")]
    [InlineData("/../probe", "page_not_found")]
    [InlineData("/probe/../probe/panel", "page_not_found")]
    [InlineData("/probe/panel%00", "page_not_found")]
    public async Task Navigate_ToWhatIsNotThereOrNotTheirs_IsToldAlike(string path, string code)
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        Assert.Equal(code, (await client.NavigateAsync(path)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Navigate_ByNobody_ShowsPublicPagesAlone()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync(user: null);

        Assert.Equal("not_signed_in", (await client.NavigateAsync("/probe/panel")).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("not_signed_in", (await client.NavigateAsync("/probe/nowhere")).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("probe/front", (await client.NavigateAsync("/probe/front")).GetProperty("surfaceUpdate").GetProperty("page").GetString());
    }

    [Fact]
    public async Task Navigate_ToAPageWithParts_NeverSendsWhatTheUserMayNotSee()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        using var manager = await rig.With("mia", "super").ConnectAsync("mia");

        await client.NavigateAsync("/probe/panel");
        await client.CallAsync("probe.append_gated");
        await manager.NavigateAsync("/probe/panel");

        Assert.DoesNotContain(client.Frames, f => f.GetRawText().Contains("for those who manage", StringComparison.Ordinal));
        Assert.DoesNotContain(client.Frames, f => f.GetRawText().Contains("the plan", StringComparison.Ordinal));
        Assert.DoesNotContain(client.Frames, f => f.GetRawText().Contains("probe.manage", StringComparison.Ordinal));
        Assert.Contains(manager.Frames, f => f.GetRawText().Contains("for those who manage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Navigate_ToAPageWithData_SendsItBehindThePage()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        await client.NavigateAsync("/probe/prepared");
        var data = await client.UntilAsync("dataModelUpdate");
        var children = await client.UntilAsync("propertyUpdate");

        Assert.Equal("""{"surfaceId":"main","path":"/user","value":"ada"}""", data.GetRawText());
        Assert.Equal("rows", children.GetProperty("componentId").GetString());
    }

    [Fact]
    public async Task Navigate_ToAPageThatLeadsElsewhere_ShowsThat()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        var page = await client.NavigateAsync("/probe/prepared", new { elsewhere = true });

        Assert.Equal("probe/index", page.GetProperty("surfaceUpdate").GetProperty("page").GetString());
        Assert.Equal("/probe", client.Frames[^2].GetProperty("currentPath").GetProperty("path").GetString());
    }

    [Fact]
    public async Task OpenDrawer_WithAPath_ShowsThatPageOverThePage()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        await client.NavigateAsync("/probe");

        await client.CallAsync("open_drawer", new { path = "/probe/panel", surface_id = "side", title = "Side" });
        var over = client.Frames[^2].GetProperty("surfaceUpdate");
        var refused = await client.CallAsync("open_drawer", new { path = "/probe/managers" });

        Assert.Equal("side drawer Side", $"{over.GetProperty("surfaceId")} {over.GetProperty("template")} {over.GetProperty("title")}");
        Assert.Equal("page_not_found", refused.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task SessionEnded_WhileConnected_ClosesTheSocket()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        await rig.EndSessionAsync("ada");

        Assert.Equal((WebSocketCloseStatus)4401, await client.UntilClosedAsync());
    }

    [Fact]
    public async Task Action_SentWhenTheSessionHasEnded_IsNotTaken()
    {
        await using var rig = await SocketRig.StartAsync();
        using var ada = await rig.ConnectAsync();
        using var bob = await rig.ConnectAsync("bob");
        await bob.NavigateAsync("/probe/panel");
        await bob.SendAsync(new { subscribe = new { bindingId = "level" } });
        await bob.CallAsync("probe.greet");

        await rig.EndSessionAsync("ada");
        await ada.SendAsync(new { action = new { name = "probe.publish", context = new { value = 1 } } });
        await ada.UntilClosedAsync();

        await bob.CallAsync("probe.publish", new { value = 2 });
        var told = bob.Frames.Where(f => f.TryGetProperty("stateUpdate", out _)).Select(f => f.GetProperty("stateUpdate").GetProperty("values").GetRawText());
        Assert.Equal(["""{"/level/value":2}"""], told);
    }

    [Fact]
    public async Task HostStops_WhileConnected_SaysSo()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        await rig.StopSocketsAsync();

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await client.UntilClosedAsync());
    }
}
