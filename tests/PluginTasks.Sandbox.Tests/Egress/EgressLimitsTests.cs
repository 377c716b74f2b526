using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Egress.Reports;
using PluginTasks.Sandbox.Tests.Egress.Tunnels;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Sandbox.Tests.Egress;

public sealed class EgressLimitsTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Connections_BeyondTheBound_AreRefusedUntilOneEnds()
    {
        await using var server = RawServer.Echoing();
        await using var rig = new EgressRig(new EgressOptions { MaxConnections = 2 }, "both api.example.com");
        await using var first = await rig.TunnelAsync($"api.example.com:{server.Port}");
        await using var second = await rig.TunnelAsync($"api.example.com:{server.Port}");

        var answer = await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{server.Port}/"));

        Assert.StartsWith("HTTP/1.1 503 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nlimit_exceeded: connections\n", answer, StringComparison.Ordinal);
        Assert.Equal([EgressReason.None, EgressReason.None, EgressReason.Busy], rig.Reasons);
        Assert.Equal("x", await TlsServer.EchoAsync(second, "x"));
    }

    [Theory]
    [InlineData("GET http://api.example.com/")]
    [InlineData("GET http://api.example.com/ HTTP/1.1\r\nHost: api.example.com\r\nX: y\r\n")]
    public async Task Head_OverItsBound_IsRefusedBeforeItsEnd(string beginning)
    {
        await using var rig = new EgressRig(null);

        var answer = await rig.SendAsync(beginning + new string('a', 80_000));

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Equal(EgressReason.TooLarge, Assert.Single(rig.Reasons));
    }

    [Fact]
    public async Task Head_ThatIsExactlyFull_IsRefused()
    {
        var options = new EgressOptions { MaxHeadBytes = 1000, MaxHelloBytes = 10 };
        await using var rig = new EgressRig(options);
        var head = "GET http://api.example.com/ HTTP/1.1\r\nHost: api.example.com\r\nX: ";

        Assert.StartsWith("HTTP/1.1 413 ", await rig.SendAsync(head + new string('a', 1001 - head.Length)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET http://api.example.com/ HTTP/1.1\r\nHost: ")]
    public async Task Head_ThatDoesNotEnd_IsCutOff(string beginning)
    {
        await using var rig = new EgressRig(new EgressOptions { HeadTimeout = Short });

        await Assert.ThrowsAnyAsync<IOException>(() => rig.SendAsync(beginning));
        Assert.Equal(EgressReason.TooSlow, Assert.Single(rig.Reasons));
    }

    [Fact]
    public async Task Head_ThatTrickles_IsCutOffAllTheSame()
    {
        await using var rig = new EgressRig(new EgressOptions { HeadTimeout = Short, MaxHeadBytes = 1 << 30 });
        await using var stream = await rig.ConnectAsync();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await stream.WriteAsync("GET http://api.example.com/ HTTP/1.1\r\n"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync("X: y\r\n"u8.ToArray());
            }
        });
    }

    [Theory]
    [InlineData("https://")]
    [InlineData("")]
    public async Task Hello_ThatDoesNotEnd_IsCutOff(string scheme)
    {
        await using var server = RawServer.Echoing();
        await using var rig = new EgressRig(new EgressOptions { HelloTimeout = Short }, $"both {scheme}api.example.com:{server.Port}");
        var authority = $"api.example.com:{server.Port}";

        await Assert.ThrowsAnyAsync<IOException>(() => rig.SendAsync($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n\u0016\u0003\u0001"));
        Assert.Equal([EgressReason.None, EgressReason.TooSlow], rig.Reasons);
    }

    [Fact]
    public async Task Hello_OverItsBound_IsRefused()
    {
        await using var server = RawServer.Echoing();
        await using var rig = new EgressRig(new EgressOptions { MaxHelloBytes = 100 }, $"both https://api.example.com:{server.Port}");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");
        await tunnel.WriteAsync((byte[])[22, 3, 1, 0x10, 0, 1, 0, 0x0F, 0xF0, .. new byte[200]]);

        await EgressRig.ReadToEndAsync(tunnel);
        Assert.Equal([EgressReason.None, EgressReason.TlsName], rig.Reasons);
    }

    [Fact]
    public async Task Tunnel_ThatStandsStill_IsCutOff()
    {
        await using var server = RawServer.Echoing();
        var time = new ManualTime();
        await using var rig = new EgressRig(time, null, "both api.example.com");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");

        var end = EgressRig.ReadToEndAsync(tunnel);
        while (!end.IsCompleted)
        {
            time.Advance(new EgressOptions().IdleTimeout);
            await Task.Yield();
        }

        await Assert.ThrowsAnyAsync<IOException>(() => end);
    }

    [Fact]
    public async Task Tunnel_ThatLastsTooLong_IsCutOffThoughItMoves()
    {
        await using var server = RawServer.Echoing();
        var time = new ManualTime();
        await using var rig = new EgressRig(time, new EgressOptions { MaxDuration = TimeSpan.FromMinutes(10) }, "both api.example.com");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (var minutes = 0; minutes < 20; minutes++)
            {
                await TlsServer.EchoAsync(tunnel, "x");
                time.Advance(TimeSpan.FromMinutes(1));
            }
        });
    }

    [Fact]
    public async Task Server_ThatDoesNotAnswer_IsGivenUp()
    {
        await using var rig = new EgressRig(new EgressOptions { IdleTimeout = Short }, "receive api.example.com");
        await using var silent = new RawServer((_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));

        await Assert.ThrowsAnyAsync<IOException>(() => rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{silent.Port}/")));
    }

    [Theory]
    [InlineData("Content-Length: 11\r\n\r\n12345678901")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n0\r\n\r\n")]
    public async Task Body_OverItsBound_IsCutOff(string framed)
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\n" + framed);
        var target = $"http://api.example.com:{server.Port}/";
        await using var rig = new EgressRig(new EgressOptions { MaxSentBytes = 10, MaxReceivedBytes = 10 }, "both " + target);

        var request = PlainRequestTests.Get(target)[..^2] + framed;
        Assert.StartsWith("HTTP/1.1 413 ", await rig.SendAsync(request), StringComparison.Ordinal);

        await using var stream = await rig.ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(PlainRequestTests.Get(target)));
        await Assert.ThrowsAnyAsync<IOException>(() => EgressRig.ReadToEndAsync(stream));
        Assert.Equal([EgressReason.None, EgressReason.TooLarge, EgressReason.None, EgressReason.TooLarge], rig.Reasons);
    }

    [Fact]
    public async Task Tunnel_OverItsBound_IsCutOff()
    {
        await using var server = RawServer.Echoing();
        await using var rig = new EgressRig(new EgressOptions { MaxSentBytes = 10 }, "both api.example.com");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");
        await tunnel.WriteAsync("12345678901"u8.ToArray());

        await Assert.ThrowsAnyAsync<IOException>(() => EgressRig.ReadToEndAsync(tunnel));
        Assert.Equal([EgressReason.None, EgressReason.TooLarge], rig.Reasons);
    }

    [Fact]
    public async Task Target_WhereNobodyListens_IsABadGateway()
    {
        await using var rig = new EgressRig(null, "both api.example.com");
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var authority = $"api.example.com:{((IPEndPoint)bound.LocalEndPoint!).Port}";

        Assert.StartsWith("HTTP/1.1 502 ", await rig.SendAsync(PlainRequestTests.Get($"http://{authority}/")), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 502 ", await rig.SendAsync($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal([EgressReason.Unreachable, EgressReason.Unreachable], rig.Reasons);
    }

    [Fact]
    public async Task Target_ThatDoesNotTakeTheConnection_IsAGatewayTimeout()
    {
        // A listener whose queue is full lets connections wait without end.
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var waiting = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false }).ToList();
        foreach (var socket in waiting)
        {
            Assert.Throws<SocketException>(() => socket.Connect(full.LocalEndPoint!));
        }

        await using var rig = new EgressRig(new EgressOptions { DialTimeout = Short }, "receive api.example.com");

        var answer = await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{((IPEndPoint)full.LocalEndPoint!).Port}/"));

        Assert.StartsWith("HTTP/1.1 504 ", answer, StringComparison.Ordinal);
        Assert.Equal(EgressReason.DialTimeout, Assert.Single(rig.Reasons));
        waiting.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Name_ThatIsUnknownOrInside_IsRefusedWithTheSameAnswer()
    {
        await using var rig = new EgressRig(null, "receive *.example.com");
        rig.Resolver.Answer = (_, _) => TestResolver.Unknown();
        var unknown = await rig.SendAsync(PlainRequestTests.Get("http://x.example.com/"));
        rig.Resolver.Answer = (_, _) => TestResolver.Of("93.184.216.34", "10.0.0.1");
        var inside = await rig.SendAsync(PlainRequestTests.Get("http://x.example.com/"));

        Assert.StartsWith("HTTP/1.1 403 ", unknown, StringComparison.Ordinal);
        Assert.Equal(unknown, inside);
        Assert.Equal([EgressReason.Lookup, EgressReason.Address], rig.Reasons);
        Assert.All(rig.Log.Reports, report => Assert.Equal(EgressOutcome.Denied, report.Outcome));
    }

    [Fact]
    public async Task Proxies_AreNoTargets_WhateverTheRulesSay()
    {
        await using var rig = new EgressRig(null, "both localhost", "both api.example.com");
        using var sibling = rig.Closed.Close(new IPEndPoint(IPAddress.Any, 1));

        foreach (var authority in new[] { $"localhost:{rig.Port}", $"127.1:{rig.Port}", $"[::1]:{rig.Port}", $"api.example.com:{rig.Port}", "localhost:1" })
        {
            Assert.StartsWith("HTTP/1.1 403 ", await rig.SendAsync($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n"), StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 403 ", await rig.SendAsync(PlainRequestTests.Get($"http://{authority}/")), StringComparison.Ordinal);
        }

        Assert.All(rig.Reasons, reason => Assert.Equal(EgressReason.Listener, reason));
    }

    [Fact]
    public async Task Proxy_ThatEnded_TakesItsConnectionsWithIt()
    {
        await using var server = RawServer.Echoing();
        var rig = new EgressRig(null, "both api.example.com");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");
        await using var waiting = await rig.ConnectAsync();

        await rig.DisposeAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => EgressRig.ReadToEndAsync(tunnel));
        await Assert.ThrowsAnyAsync<SocketException>(rig.ConnectAsync);
        Assert.Equal([EgressReason.None], rig.Reasons);
        using var dialer = new EgressDialer(rig.Resolver, rig.Closed, new EgressOptions(), TimeProvider.System);
        Assert.False(rig.Closed.Contains(IPAddress.Loopback, rig.Port));
    }

    [Fact]
    public async Task Rules_ThatCannotBeAsked_LetNothingThrough()
    {
        await using var server = RawServer.Echoing();
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var endpoint = listener.LocalEndPoint!;
        var log = new RecordedLog();
        using var dialer = new EgressDialer(new TestResolver(), new ClosedEndpoints(), new EgressOptions(), TimeProvider.System);
        await using var proxy = new EgressProxy("m", listener, () => throw new NotSupportedException("broken"), dialer, new EgressOptions(), log, TimeProvider.System);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endpoint);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(PlainRequestTests.Get($"http://localhost:{server.Port}/")));

        await Assert.ThrowsAnyAsync<IOException>(() => EgressRig.ReadToEndAsync(stream));
        Assert.IsType<NotSupportedException>(Assert.Single(log.Faults));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public void Validate_OfABoundThatIsNone_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EgressOptions { MaxConnections = 0 }.Validate());
}
