using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginTasks.Modules.Calls;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Egress.Reports;
using PluginTasks.Sandbox.Tests.Egress;
using PluginTasks.Sandbox.Tests.Egress.Tunnels;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Tests.Calls;

public sealed class GuardedHttpTests : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nX-A: 2\r\n\r\nhi";

    private readonly TestResolver resolver = new();
    private readonly RecordedLog log = new();
    private readonly EgressDialer dialer;
    private readonly GuardedHttp http;

    public GuardedHttpTests()
    {
        dialer = new EgressDialer(resolver, new ClosedEndpoints(), new EgressOptions(), TimeProvider.System);
        http = new GuardedHttp(dialer, log, TimeProvider.System);
    }

    public void Dispose() => dialer.Dispose();

    [Fact]
    public async Task SendAsync_OfAnAllowedTarget_IsMadeOfWhatWasMatched()
    {
        await using var server = RawServer.Answering(Ok);

        var answer = await SendAsync(
            new SendHttp { Method = "GET", Url = $"HTTP://API.example.com.:{server.Port}/v1/a/../%7Eb%2Fc?q=é%20/../x", MaxReplyBytes = 2 },
            $"receive http://api.example.com:{server.Port}");

        Assert.Equal((200, "hi"), (answer.Status, Encoding.ASCII.GetString(answer.Body)));
        Assert.Equal(["1", "2"], answer.Headers["x-a"]);
        Assert.Equal($"GET /v1/~b%2Fc?q=%C3%A9%20/../x HTTP/1.1\r\nHost: api.example.com:{server.Port}\r\n\r\n", Assert.Single(server.Received));
        Assert.Equal((EgressOutcome.Allowed, EgressOperation.Receive), (Assert.Single(log.Reports).Outcome, Assert.Single(log.Reports).Operation));
    }

    [Fact]
    public async Task SendAsync_OfHeadersOfTheConnection_SendsItsOwn()
    {
        await using var server = RawServer.Answering(Ok);
        var headers = new Dictionary<string, string>
        {
            ["Host"] = "evil.example.com", ["Connection"] = "X-Kept", ["Proxy-Authorization"] = "x", ["Transfer-Encoding"] = "chunked",
            ["content-length"] = "99", ["Expect"] = "100-continue", ["Upgrade"] = "x", ["TE"] = "x", ["X-Kept"] = "1", ["Content-Type"] = "text/plain",
        };

        await SendAsync(
            new SendHttp { Method = "POST", Url = $"http://api.example.com:{server.Port}/", Headers = headers, Body = "hi"u8.ToArray(), MaxReplyBytes = 2 },
            "send api.example.com");

        Assert.Equal(
            $"POST / HTTP/1.1\r\nHost: api.example.com:{server.Port}\r\nX-Kept: 1\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi", Assert.Single(server.Received));
    }

    [Theory]
    [InlineData("X", "a\r\nY: b")]
    [InlineData("X", "a\nb")]
    [InlineData("X", "a\0b")]
    [InlineData("X Y", "a")]
    [InlineData("X:", "a")]
    [InlineData("", "a")]
    public async Task SendAsync_OfAHeaderThatIsNone_Fails(string name, string value)
    {
        await using var server = RawServer.Answering(Ok);

        await FailsAsync(
            ErrorCodes.HttpFailed,
            new SendHttp { Method = "GET", Url = $"http://api.example.com:{server.Port}/", Headers = new Dictionary<string, string> { [name] = value } },
            "receive api.example.com");
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("connect")]
    [InlineData("TRACE")]
    [InlineData("G T")]
    [InlineData("GET / HTTP/1.1\r\nX:")]
    [InlineData("")]
    public async Task SendAsync_OfAMethodThatIsNone_Fails(string method) =>
        await FailsAsync(ErrorCodes.HttpFailed, new SendHttp { Method = method, Url = "http://api.example.com/" }, "receive api.example.com");

    [Theory]
    [InlineData("http://api.example.com/v2", "receive http://api.example.com/v1", "http://api.example.com/v2")]
    [InlineData("http://API.example.com/v1?secret", "send http://api.example.com/v1", "http://api.example.com/v1")]
    [InlineData("https://u@api.example.com/", "receive api.example.com", "https://u@api.example.com/")]
    [InlineData("api.example.com:443", "both api.example.com", "api.example.com:443")]
    public async Task SendAsync_OutsideTheRules_IsDenied(string url, string rule, string target)
    {
        var error = await FailsAsync(ErrorCodes.NetworkDenied, new SendHttp { Method = "GET", Url = url }, rule);

        Assert.Equal("sandbox_network_denied:m:" + target, error.Message);
        Assert.NotEqual(EgressOutcome.Allowed, Assert.Single(log.Reports).Outcome);
        Assert.Empty(resolver.Asked);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData()]
    public async Task SendAsync_OfANameThatLeadsInside_IsDenied(params string[] answers)
    {
        resolver.InTurn(answers);

        var error = await FailsAsync(ErrorCodes.NetworkDenied, new SendHttp { Method = "GET", Url = "https://x.example.com/?q" }, "receive *.example.com");

        Assert.Equal("sandbox_network_denied:m:https://x.example.com/", error.Message);
        Assert.Equal(
            ("https://x.example.com/", EgressOutcome.Denied, answers.Length == 0 ? EgressReason.Lookup : EgressReason.Address),
            (Assert.Single(log.Reports).Target, Assert.Single(log.Reports).Outcome, Assert.Single(log.Reports).Reason));
    }

    [Fact]
    public async Task SendAsync_ForAnotherModule_TakesAConnectionOfItsOwn()
    {
        await using var server = new RawServer(async (server, stream, token) =>
        {
            // Would keep its connections open for more.
            while (await RawServer.ReadHeadAsync(stream, token) is { Length: > 0 } head)
            {
                server.Received.Enqueue(head);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok), token);
            }
        });
        var request = new SendHttp { Method = "GET", Url = $"http://x.example.com:{server.Port}/", MaxReplyBytes = 2 };

        await SendAsync(request, "receive x.example.com");
        await SendAsync(request, "receive x.example.com");
        await FailsAsync(ErrorCodes.NetworkDenied, request, "receive *.example.com");

        Assert.Equal(2, server.Connections);
        Assert.Equal(3, resolver.Asked.Count);
    }

    [Fact]
    public async Task SendAsync_OfARedirect_GivesItBack()
    {
        await using var server = RawServer.Answering("HTTP/1.1 302 Found\r\nLocation: http://localhost/\r\nContent-Length: 0\r\n\r\n");

        var answer = await SendAsync(new SendHttp { Method = "GET", Url = $"http://api.example.com:{server.Port}/" }, "receive api.example.com", "receive localhost");

        Assert.Equal((302, "http://localhost/"), (answer.Status, Assert.Single(answer.Headers["Location"])));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task SendAsync_OverTls_ChecksTheCertificate()
    {
        await using var server = TlsServer.Start();

        await FailsAsync(ErrorCodes.HttpFailed, new SendHttp { Method = "GET", Url = $"https://api.example.com:{server.Port}/" }, "receive api.example.com");
    }

    [Fact]
    public async Task SendAsync_OfAReplyOverItsBound_IsALimit()
    {
        await using var server = RawServer.Answering(Ok);
        await using var endless = new RawServer(async (_, stream, token) =>
        {
            await RawServer.ReadHeadAsync(stream, token);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(new byte[1 << 16], token);
            }
        });

        await FailsAsync(ErrorCodes.OutputLimit, new SendHttp { Method = "GET", Url = $"http://h.com:{server.Port}/", MaxReplyBytes = 1 }, "receive h.com");
        await FailsAsync(ErrorCodes.OutputLimit, new SendHttp { Method = "GET", Url = $"http://h.com:{endless.Port}/", MaxReplyBytes = long.MaxValue }, "receive h.com");
    }

    [Fact]
    public async Task SendAsync_OfManyAtOnce_WaitsForATurnOfItsModule()
    {
        var open = 0;
        var areMany = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var server = new RawServer(async (_, stream, token) =>
        {
            await RawServer.ReadHeadAsync(stream, token);
            if (Interlocked.Increment(ref open) == 16)
            {
                areMany.SetResult();
            }

            await release.Task.WaitAsync(token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok), token);
        });
        await using var quick = RawServer.Answering(Ok);

        var many = Enumerable.Range(0, 40).Select(_ => SendAsync(Get(server), "receive h.com")).ToList();
        await areMany.Task;
        for (var i = 0; i < 40; i++)
        {
            await SendAsync("other", Get(quick), "receive h.com");
        }

        Assert.Equal(16, open);
        release.SetResult();
        Assert.All(await Task.WhenAll(many), a => Assert.Equal(200, a.Status));

        static SendHttp Get(RawServer from) => new() { Method = "GET", Url = $"http://h.com:{from.Port}/", MaxReplyBytes = 2 };
    }

    [Fact]
    public async Task SendAsync_OfAServerThatDoesNotAnswer_FailsInItsTime()
    {
        await using var server = new RawServer((_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));

        await FailsAsync(ErrorCodes.HttpFailed, new SendHttp { Method = "GET", Url = $"http://h.com:{server.Port}/", TimeoutSeconds = 0.05 }, "receive h.com");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(1e300)]
    public async Task SendAsync_OfAStrangeTimeout_HasOneOfItsOwn(double seconds)
    {
        await using var server = RawServer.Answering(Ok);

        var answer = await SendAsync(
            new SendHttp { Method = "GET", Url = $"http://h.com:{server.Port}/", TimeoutSeconds = seconds, MaxReplyBytes = 2 }, "receive h.com");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task SendAsync_WhereNobodyListens_Fails()
    {
        // A port that is taken, so that nobody else's server is met there.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)deaf.LocalEndPoint!).Port;

        await FailsAsync(ErrorCodes.HttpFailed, new SendHttp { Method = "GET", Url = string.Create(CultureInfo.InvariantCulture, $"http://h.com:{port}/") }, "receive h.com");
        Assert.Equal((EgressOutcome.Failed, EgressReason.Unreachable), (Assert.Single(log.Reports).Outcome, Assert.Single(log.Reports).Reason));
    }

    private Task<HttpAnswer> SendAsync(SendHttp request, params string[] rules) => SendAsync("m", request, rules);

    private Task<HttpAnswer> SendAsync(string module, SendHttp request, params string[] rules)
    {
        var entries = rules.Select(r => r.Split(' ')).SelectMany(r => (r[0] == "both" ? ["send", "receive"] : new[] { r[0] }).Select(o => new AccessEntry("network", o, r[1])));
        var set = AccessRuleSet.Read([.. entries], new AccessScope { ModuleFolder = "/nowhere" }, out var errors);
        Assert.Empty(errors);
        return http.SendAsync(module, set, request, CancellationToken.None);
    }

    private async Task<SdkException> FailsAsync(string code, SendHttp request, params string[] rules)
    {
        var error = await Assert.ThrowsAsync<SdkException>(() => SendAsync(request, rules));
        Assert.Equal(code, error.Code);
        return error;
    }
}
