using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Tests.Egress;

public sealed class PlainRequestTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Kept: yes\r\n\r\nhi";

    [Fact]
    public async Task Request_OfAnAllowedTarget_IsMadeOfWhatWasMatched()
    {
        await using var server = RawServer.Answering(Ok);
        await using var rig = new EgressRig(null, $"receive http://api.example.com:{server.Port}/v1");

        var answer = await rig.SendAsync($"GET HTTP://API.example.com.:{server.Port}/v1/a/../%7Eb?q=%20x HTTP/1.1\r\nHost: api.example.com:{server.Port}\r\nAccept: */*\r\n\r\n");

        Assert.Equal("HTTP/1.1 200 OK\r\nX-Kept: yes\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi", answer);
        Assert.Equal(
            $"GET /v1/~b?q=%20x HTTP/1.1\r\nHost: api.example.com:{server.Port}\r\nAccept: */*\r\nConnection: close\r\n\r\n", Assert.Single(server.Received));
        Assert.Equal(
            new EgressReport("m", EgressOperation.Receive, $"http://api.example.com:{server.Port}/v1/~b", EgressOutcome.Allowed, EgressReason.None),
            Assert.Single(rig.Log.Reports));
    }

    [Theory]
    [InlineData("http://api.example.com:$/v10")]
    [InlineData("http://api.example.com:1/v1")]
    [InlineData("http://evil-api.example.com:$/v1")]
    [InlineData("http://api.example.com.evil.com:$/v1")]
    [InlineData("http://sub.api.example.com:$/v1")]
    [InlineData("http://127.0.0.1:$/v1")]
    [InlineData("http://api.example.com:$/v1/%2e%2e/x")]
    public async Task Request_OutsideTheRules_IsRefusedAndReported(string target)
    {
        await using var server = RawServer.Answering(Ok);
        await using var rig = new EgressRig(null, $"receive http://api.example.com:{server.Port}/v1");

        var answer = await rig.SendAsync(Get(target.Replace("$", server.Port.ToString(), StringComparison.Ordinal)));

        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\n", answer, StringComparison.Ordinal);
        Assert.Equal((EgressOutcome.Denied, EgressReason.Rules), (Assert.Single(rig.Log.Reports).Outcome, Assert.Single(rig.Reasons)));
        Assert.EndsWith($"\r\n\r\nsandbox_network_denied:m:{Assert.Single(rig.Log.Reports).Target}\n", answer, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Request_AfterTheRulesChanged_IsDecidedAnew()
    {
        await using var server = RawServer.Answering(Ok);
        var target = $"http://api.example.com:{server.Port}/";
        await using var rig = new EgressRig(null);

        Assert.StartsWith("HTTP/1.1 403 ", await rig.SendAsync(Get(target)), StringComparison.Ordinal);
        rig.Rules = EgressRig.RulesOf("receive " + target);
        Assert.StartsWith("HTTP/1.1 200 ", await rig.SendAsync(Get(target)), StringComparison.Ordinal);
        rig.Rules = EgressRig.RulesOf();
        Assert.StartsWith("HTTP/1.1 403 ", await rig.SendAsync(Get(target)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("receive", "GET", "", "", 200)]
    [InlineData("receive", "POST", "Content-Length: 0\r\n", "", 200)]
    [InlineData("receive", "GET", "Content-Length: 1\r\n", "x", 403)]
    [InlineData("receive", "POST", "Transfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n", 403)]
    [InlineData("send", "POST", "Content-Length: 1\r\n", "x", 200)]
    [InlineData("send", "GET", "", "", 403)]
    public async Task Request_ByItsBody_NeedsSendOrReceive(string granted, string method, string header, string body, int status)
    {
        await using var server = RawServer.Answering(Ok);
        var target = $"http://api.example.com:{server.Port}/";
        await using var rig = new EgressRig(null, granted + " " + target);

        var answer = await rig.SendAsync(Get(target, header).Replace("GET ", method + " ", StringComparison.Ordinal) + body);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithProxyCredentialsAndHeadersOfTheConnection_SendsNoneOfThem()
    {
        await using var server = RawServer.Answering(Ok);
        var target = $"http://api.example.com:{server.Port}/";
        await using var rig = new EgressRig(null, "receive " + target);

        await rig.SendAsync(Get(
            target,
            "Proxy-Authorization: Basic c2VjcmV0\r\nPROXY-connection: keep-alive\r\nConnection: keep-alive, X-Mine\r\nX-Mine: 1\r\nKeep-Alive: 5\r\n"
            + "TE: trailers\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\nTrailer: x\r\nAuthorization: kept\r\n"));

        Assert.Equal($"GET / HTTP/1.1\r\nHost: api.example.com:{server.Port}\r\nAuthorization: kept\r\nConnection: close\r\n\r\n", Assert.Single(server.Received));
    }

    [Fact]
    public async Task Redirect_IsPassedOn_AndIsARequestOfItsOwn()
    {
        await using var inner = RawServer.Answering(Ok);
        await using var server = RawServer.Answering($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{inner.Port}/\r\nContent-Length: 0\r\n\r\n");
        var target = $"http://api.example.com:{server.Port}/";
        await using var rig = new EgressRig(null, "receive " + target);

        Assert.Contains($"Location: http://127.0.0.1:{inner.Port}/\r\n", await rig.SendAsync(Get(target)), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403 ", await rig.SendAsync(Get($"http://127.0.0.1:{inner.Port}/")), StringComparison.Ordinal);
        Assert.Equal(0, inner.Connections);
    }

    [Fact]
    public async Task SecondRequest_OnOneConnection_IsNotServed()
    {
        await using var server = RawServer.Answering(Ok);
        var target = $"http://api.example.com:{server.Port}/";
        await using var rig = new EgressRig(null, "both " + target);
        var post = Get(target, "Content-Length: 1\r\n") + "x";

        var answer = await rig.SendAsync(post + Get(target) + Get("http://evil.example.com/"));

        Assert.Single(answer.Split("HTTP/1.1 "), part => part.StartsWith("200", StringComparison.Ordinal));
        Assert.EndsWith("\r\n\r\nx", Assert.Single(server.Received), StringComparison.Ordinal);
        Assert.Single(rig.Log.Reports);
    }

    internal static string Get(string target, string headers = "") =>
        $"GET {target} HTTP/1.1\r\nHost: {target.Split('/')[2]}\r\n{headers}\r\n";
}
