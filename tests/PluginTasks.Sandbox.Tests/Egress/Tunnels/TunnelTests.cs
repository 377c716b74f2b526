using System.Net.Security;
using System.Text;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Tests.Egress.Tunnels;

public sealed class TunnelTests
{
    [Fact]
    public async Task Connect_OfAnAllowedHost_CarriesTls()
    {
        await using var server = TlsServer.Start();
        await using var rig = new EgressRig(null, $"both https://api.example.com:{server.Port}/v1");
        await using var tls = await TlsServer.ClientAsync(await rig.TunnelAsync($"api.example.com:{server.Port}"), "api.example.com");

        Assert.Equal("hello", await TlsServer.EchoAsync(tls, "hello"));
        Assert.Equal("api.example.com", Assert.Single(server.Received));
        Assert.Equal(
            new EgressReport("m", EgressOperation.Connect, $"api.example.com:{server.Port}", EgressOutcome.Allowed, EgressReason.None),
            Assert.Single(rig.Log.Reports));
    }

    [Theory]
    [InlineData("send https://api.example.com:$", "api.example.com:$")]
    [InlineData("receive https://api.example.com:$", "api.example.com:$")]
    [InlineData("both https://api.example.com:$", "api.example.com:1")]
    [InlineData("both https://api.example.com:$", "example.com:$")]
    [InlineData("both https://*.example.com:$", "example.com:$")]
    [InlineData("both http://api.example.com:$/v1", "api.example.com:$")]
    public async Task Connect_OutsideTheRules_IsRefused(string rule, string authority)
    {
        await using var server = TlsServer.Start();
        await using var rig = new EgressRig(null, rule.Replace("$", server.Port.ToString(), StringComparison.Ordinal));

        authority = authority.Replace("$", server.Port.ToString(), StringComparison.Ordinal);
        var answer = await rig.SendAsync($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.EndsWith($"sandbox_network_denied:m:{authority}\n", answer, StringComparison.Ordinal);
        Assert.Equal(EgressReason.Rules, Assert.Single(rig.Reasons));
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("both https://api.example.com:$")]
    [InlineData("both api.example.com:$")]
    public async Task Hello_WithAnotherName_IsRefused(string rule)
    {
        await using var server = TlsServer.Start();
        await using var rig = new EgressRig(null, rule.Replace("$", server.Port.ToString(), StringComparison.Ordinal));

        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await TlsServer.ClientAsync(await rig.TunnelAsync($"api.example.com:{server.Port}"), "evil.example.com"));

        Assert.Equal([EgressReason.None, EgressReason.TlsName], rig.Reasons);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("api.example.com", false)]
    [InlineData("127.0.0.1", true)]
    public async Task Hello_WithoutAName_IsForAddressesOnly(string host, bool passes)
    {
        await using var server = TlsServer.Start();
        await using var rig = new EgressRig(null, $"both https://{host}:{server.Port}");
        await using var tunnel = await rig.TunnelAsync($"{host}:{server.Port}");

        if (passes)
        {
            await using var tls = await TlsServer.ClientAsync(tunnel, "");
            Assert.Equal("hello", await TlsServer.EchoAsync(tls, "hello"));
            return;
        }

        await Assert.ThrowsAnyAsync<Exception>(() => TlsServer.ClientAsync(tunnel, ""));
        Assert.Equal([EgressReason.None, EgressReason.TlsName], rig.Reasons);
    }

    [Fact]
    public async Task Hello_InSmallRecordsAndPieces_IsReadAndPassedOnAsItIs()
    {
        var hello = await TlsServer.HelloAsync("api.example.com");
        var split = ClientHelloTests.Split(hello, 7);
        await using var server = new RawServer(async (server, stream, token) =>
        {
            var all = new byte[split.Length];
            await stream.ReadExactlyAsync(all, token);
            server.Received.Enqueue(Convert.ToHexString(all));
            await stream.WriteAsync("ok"u8.ToArray(), token);
        });
        await using var rig = new EgressRig(null, $"both https://api.example.com:{server.Port}");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");

        foreach (var piece in split.Chunk(11))
        {
            await tunnel.WriteAsync(piece);
        }

        var answer = new byte[2];
        await tunnel.ReadExactlyAsync(answer);
        Assert.Equal(Convert.ToHexString(split), Assert.Single(server.Received));
    }

    [Fact]
    public async Task OtherBytesThanTls_ThroughAnHttpsRule_AreRefused()
    {
        await using var server = RawServer.Echoing();
        await using var rig = new EgressRig(null, $"both https://api.example.com:{server.Port}");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");

        await tunnel.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());

        Assert.Equal("", await EgressRig.ReadToEndAsync(tunnel));
        Assert.Equal([EgressReason.None, EgressReason.NotTls], rig.Reasons);
    }

    [Fact]
    public async Task Tunnel_ThatIsLeftWithoutAWord_IsNoDenial()
    {
        await using var server = TlsServer.Start();
        await using var rig = new EgressRig(null, $"both https://api.example.com:{server.Port}");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");

        tunnel.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);

        Assert.Equal("", await EgressRig.ReadToEndAsync(tunnel));
        Assert.Equal([EgressReason.None], rig.Reasons);
    }

    [Fact]
    public async Task OtherBytesThanTls_ThroughARuleWithoutScheme_ArePassedOn()
    {
        await using var server = RawServer.Echoing("220 ready\r\n");
        await using var rig = new EgressRig(null, "both api.example.com");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");

        // The server speaks first.
        var greeting = new byte[11];
        await tunnel.ReadExactlyAsync(greeting);
        Assert.Equal("220 ready\r\n", Encoding.ASCII.GetString(greeting));
        Assert.Equal("HELO x", await TlsServer.EchoAsync(tunnel, "HELO x"));
    }

    [Fact]
    public async Task Tunnel_WhenOneSideEnds_CarriesTheOtherToItsEnd()
    {
        await using var server = new RawServer(async (server, stream, token) =>
        {
            using var all = new MemoryStream();
            await stream.CopyToAsync(all, token);
            await stream.WriteAsync(all.ToArray(), token);
        });
        await using var rig = new EgressRig(null, "both api.example.com");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");

        await tunnel.WriteAsync("all of it"u8.ToArray());
        tunnel.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);

        Assert.Equal("all of it", await EgressRig.ReadToEndAsync(tunnel));
    }

    [Fact]
    public async Task Tunnel_AfterItsRuleWasRevoked_CarriesNoMore()
    {
        await using var server = RawServer.Echoing();
        await using var rig = new EgressRig(new() { RuleInterval = TimeSpan.Zero }, "both api.example.com");
        await using var tunnel = await rig.TunnelAsync($"api.example.com:{server.Port}");
        Assert.Equal("one", await TlsServer.EchoAsync(tunnel, "one"));

        rig.Rules = EgressRig.RulesOf();

        await Assert.ThrowsAnyAsync<IOException>(() => TlsServer.EchoAsync(tunnel, "two"));
        Assert.Equal([EgressReason.None, EgressReason.Rules], rig.Reasons);
    }
}
