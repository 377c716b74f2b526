using System.Net.WebSockets;
using System.Text;

namespace PluginTasks.Web.Tests.Sockets;

public sealed class HostileSocketTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "", "bad_message" },
        { "nonsense", "bad_message" },
        { "[]", "bad_message" },
        { "{}", "bad_message" },
        { """{"pong":{}}{"pong":{}}""", "bad_message" },
        { """{"pong":{},"ack":{"messageIds":[]}}""", "bad_message" },
        { """{"pong":[]}""", "bad_message" },
        { """{"pong":{"more":1}}""", "bad_message" },
        { """{"requestId":7,"pong":{}}""", "bad_message" },
        { """{"format":{}}""", "unknown_message" },
        { """{"action":{}}""", "missing_field" },
        { """{"action":{"name":""}}""", "missing_field" },
        { """{"action":{"name":["x"]}}""", "bad_message" },
        { """{"action":{"name":"probe.greet","name":"probe.secret"}}""", "bad_message" },
        { """{"action":{"name":"probe.greet","context":[]}}""", "bad_message" },
        { """{"action":{"name":"probe.greet","event":{"taskId":"x"}}}""", "missing_field" },
        { """{"navigate":{}}""", "missing_field" },
        { """{"navigate":{"path":"/x","params":"y"}}""", "bad_message" },
        { """{"ack":{"messageIds":[1]}}""", "bad_message" },
        { """{"ack":{}}""", "missing_field" },
        { """{"subscribe":{}}""", "missing_field" },
        { """{"surfaceState":{}}""", "missing_field" },
        { $$$"""{"action":{"name":"{{{new string('x', 2_000)}}}"}}""", "bad_message" },
        { new string('[', 10_000), "bad_message" },
        { """{"requestId":"\ud800","pong":{}}""", "bad_message" },
        { """{"\udc00":{}}""", "bad_message" },
        { """{"action":{"name":"\ud83d"}}""", "bad_message" },
        { """{"action":{"name":"probe.greet","context":{"\ud83d\ud83d\ude00":1}}}""", "bad_message" },
        { """{"ack":{"messageIds":["\ude00\ud83d"]}}""", "bad_message" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Frame_ThatIsBroken_IsAnsweredWithACodeAndTheConnectionGoesOn(string text, string code)
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        await client.SendTextAsync(text);

        Assert.Equal(code, (await client.UntilAsync("error")).GetProperty("code").GetString());
        Assert.Equal("Hello ada", (await client.CallAsync("probe.greet")).GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("""\ud83d\ude00""", "\ud83d\ude00")]
    [InlineData("""\\ud800""", "\\ud800")]
    [InlineData("""\u0041\n\\""", "A\n\\")]
    public async Task Frame_WithEscapes_IsTakenAsItIs(string written, string meant)
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        await client.SendTextAsync($$$$"""{"requestId":"x","action":{"name":"probe.greet","context":{"name":"{{{{written}}}}"}}}""");

        Assert.Equal($"Hello {meant}", (await client.UntilAsync("actionResult")).GetProperty("value").GetString());
    }

    [Fact]
    public async Task Frame_ThatIsBrokenForTheThirdTime_EndsTheConnection()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        for (var i = 0; i < 3; i++)
        {
            await client.SendTextAsync("{");
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await client.UntilClosedAsync());
        Assert.Equal(3, client.Frames.Count(f => f.TryGetProperty("error", out _)));
    }

    [Fact]
    public async Task Frame_ThatIsTooLarge_IsPassedOverAndTheThirdEndsTheConnection()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        var large = Encoding.UTF8.GetBytes($$$$"""{"action":{"name":"probe.greet","context":{"name":"{{{{new string('x', 1 << 20)}}}}"}}}""");

        await client.SendBytesAsync(large);
        Assert.Equal("frame_too_large", (await client.UntilAsync("error")).GetProperty("code").GetString());
        Assert.Equal("Hello ada", (await client.CallAsync("probe.greet")).GetProperty("value").GetString());
        await client.SendBytesAsync(large);
        await client.SendBytesAsync(large);

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await client.UntilClosedAsync());
    }

    [Fact]
    public async Task Frame_WithoutAnEnd_EndsTheConnection()
    {
        await using var rig = await SocketRig.StartAsync(new() { LargestFrame = 64 << 10 });
        using var client = await rig.ConnectAsync();
        var piece = new byte[64 << 10];
        var closed = client.UntilClosedAsync();

        for (var i = 0; i < 20 && !closed.IsCompleted; i++)
        {
            try
            {
                await client.SendBytesAsync(piece, isLast: false);
            }
            catch (WebSocketException)
            {
                break;
            }
        }

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await closed);
    }

    [Fact]
    public async Task Frame_ThatIsBinary_IsRefused()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();

        await client.SendBytesAsync("{\"pong\":{}}"u8.ToArray(), WebSocketMessageType.Binary);

        Assert.Equal("bad_message", (await client.UntilAsync("error")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Messages_TenThousandAtOnce_EndTheConnectionAndNoOther()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        using var other = await rig.ConnectAsync("bob");
        var closed = client.UntilClosedAsync();
        var pong = "{\"pong\":{}}"u8.ToArray();

        try
        {
            for (var i = 0; i < 10_000 && !closed.IsCompleted; i++)
            {
                await client.SendBytesAsync(pong);
            }
        }
        catch (WebSocketException)
        {
            // Closed in between.
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await closed);
        Assert.Contains(client.Frames, f => f.TryGetProperty("error", out var error) && error.GetProperty("code").GetString() == "too_many_messages");
        Assert.Equal("Hello bob", (await other.CallAsync("probe.greet")).GetProperty("value").GetString());
    }

    [Fact]
    public async Task Reader_ThatReadsNothing_LosesItsConnectionAndNothingElse()
    {
        await using var rig = await SocketRig.StartAsync(new() { MostWaiting = 50, MostBytesWaiting = 1 << 20 });
        using var slow = await rig.ConnectAsync();
        using var other = await rig.ConnectAsync();
        var ids = new List<string>();

        // Each end is more than the sockets between hold, and must not be lost.
        for (var i = 0; i < 40; i++)
        {
            var result = await other.CallAsync("probe.start", new { text = new string('x', 300_000) });
            ids.Add(result.GetProperty("value").GetString()!);
            await other.UntilAsync(f => f.TryGetProperty("backgroundTaskCompleted", out var done) && done.GetProperty("taskId").GetString() == ids[^1]);
        }

        Assert.Equal((WebSocketCloseStatus)1013, await slow.UntilClosedAsync());
        using var again = await rig.ConnectAsync();
        var missed = new HashSet<string>(ids);
        while (missed.Count > 0)
        {
            missed.Remove((await again.UntilAsync("backgroundTaskCompleted")).GetProperty("taskId").GetString()!);
        }
    }
}
