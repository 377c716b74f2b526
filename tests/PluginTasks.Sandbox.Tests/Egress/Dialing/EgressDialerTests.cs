using System.Net;
using System.Net.Sockets;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Egress.Reports;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Sandbox.Tests.Egress.Dialing;

public sealed class EgressDialerTests : IDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TestResolver resolver = new();
    private readonly ClosedEndpoints closed = new();
    private readonly int port;

    public EgressDialerTests()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        port = ((IPEndPoint)listener.LocalEndPoint!).Port;
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task DialAsync_OfANamedHost_DialsWhatItResolvesTo()
    {
        using var socket = await DialAsync("api.example.com", "receive api.example.com");

        Assert.Equal(new IPEndPoint(IPAddress.Loopback, port), socket.RemoteEndPoint);
        Assert.Equal(["api.example.com"], resolver.Asked);
    }

    [Theory]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("127.0.0.1", "93.184.216.34")]
    [InlineData("93.184.216.34", "2a00::1", "::ffff:10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    [InlineData("64:ff9b::7f00:1")]
    public async Task DialAsync_WhereAnyAnswerIsInside_IsRefusedForAll(params string[] answers)
    {
        resolver.InTurn(answers);

        await RefusedAsync(EgressReason.Address, "x.example.com", "receive *.example.com");
    }

    [Fact]
    public async Task DialAsync_WhereTheAnswerChanges_DialsWhatWasChecked()
    {
        // The first answer passes: its address is declared. A second look-up would give one that is not.
        resolver.InTurn(["127.0.0.1"], ["127.0.0.2"]);

        using var socket = await DialAsync("x.example.com", "receive *.example.com", "receive localhost");

        Assert.Equal(new IPEndPoint(IPAddress.Loopback, port), socket.RemoteEndPoint);
        Assert.Single(resolver.Asked);
        await RefusedAsync(EgressReason.Address, "x.example.com", "receive *.example.com", "receive localhost");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("LOCALHOST.")]
    public async Task DialAsync_OfTheLoopback_NeedsItsRuleAndNoLookUp(string notation)
    {
        await RefusedAsync(EgressReason.Rules, notation, "receive *.example.com", "receive 93.184.216.34");

        using var socket = await DialAsync(notation, "receive localhost");

        Assert.Equal(new IPEndPoint(IPAddress.Loopback, port), socket.RemoteEndPoint);
        Assert.Empty(resolver.Asked);
    }

    [Theory]
    [InlineData("http://10.1/", "receive http://10.0.0.1", true)]
    [InlineData("http://0xa9fea9fe/", "receive *.example.com", false)]
    [InlineData("http://[64:ff9b::a00:1]/", "receive 10.0.0.1", false)]
    [InlineData("http://[2002:a00:1::]/", "receive 10.0.0.1", false)]
    [InlineData("http://0/", "receive localhost", false)]
    [InlineData("http://127.0.0.2/", "receive localhost", false)]
    public void IsAllowed_OfAnAddressInAnyNotation_NeedsARuleForIt(string target, string rule, bool expected) =>
        Assert.Equal(expected, GrantOf(target, rule).IsAllowed);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    public async Task DialAsync_OfNoAddressAtAll_IsRefusedWhateverTheRulesSay(string address) =>
        await RefusedAsync(EgressReason.Address, address, "receive " + address);

    [Fact]
    public async Task DialAsync_WhereTheHostListens_IsRefusedWhateverTheRulesSay()
    {
        string[] rules = ["receive localhost", "receive 127.0.0.2", "receive api.example.com"];
        foreach (var endpoint in new[] { IPAddress.Loopback, IPAddress.Any, IPAddress.IPv6Any, IPAddress.IPv6Loopback })
        {
            using var entry = closed.Close(new IPEndPoint(endpoint, port));
            await RefusedAsync(EgressReason.Listener, "localhost", rules);
            await RefusedAsync(EgressReason.Listener, "127.0.0.2", rules);
            await RefusedAsync(EgressReason.Listener, "api.example.com", rules);
        }

        using var other = closed.Close(new IPEndPoint(IPAddress.Loopback, port == 1 ? 2 : port - 1));
        using var socket = await DialAsync("localhost", rules);
        Assert.True(socket.Connected);
    }

    [Fact]
    public async Task DialAsync_OfAFailedLookUp_IsARefusal()
    {
        resolver.Answer = (_, _) => TestResolver.Unknown();
        await RefusedAsync(EgressReason.Lookup, "api.example.com", "receive api.example.com");

        resolver.Answer = (_, _) => TestResolver.Of();
        await RefusedAsync(EgressReason.Lookup, "api.example.com", "receive api.example.com");

        resolver.Answer = (_, _) => TestResolver.Of([.. Enumerable.Repeat("127.0.0.1", 33)]);
        await RefusedAsync(EgressReason.Lookup, "api.example.com", "receive api.example.com");
    }

    [Fact]
    public async Task DialAsync_OfALookUpWithoutEnd_IsARefusal()
    {
        resolver.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return [];
        };

        await RefusedAsync(EgressReason.Lookup, new EgressOptions { LookupTimeout = TimeSpan.FromMilliseconds(20) }, "api.example.com", "receive api.example.com");
    }

    [Fact]
    public async Task DialAsync_WhileLookUpsOfItsModuleRun_WaitsForThemAlone()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<IPAddress>>(TaskCreationOptions.RunContinuationsAsynchronously);
        resolver.Answer = (name, _) => name.StartsWith("slow", StringComparison.Ordinal) ? slow.Task : TestResolver.Of("127.0.0.1");
        using var dialer = new EgressDialer(resolver, closed, new EgressOptions { MaxLookups = 1 }, new ManualTime());
        var first = dialer.DialAsync(GrantOf($"http://slow.example.com:{port}/", "receive slow.example.com"), CancellationToken.None);
        var second = dialer.DialAsync(GrantOf($"http://api.example.com:{port}/", "receive api.example.com"), CancellationToken.None);

        using var others = await dialer.DialAsync(GrantOf($"http://api.example.com:{port}/", "receive api.example.com") with { Module = "other" }, CancellationToken.None);
        Assert.Equal(["slow.example.com", "api.example.com"], resolver.Asked);

        slow.SetResult([IPAddress.Loopback]);
        (await first).Dispose();
        (await second).Dispose();
        Assert.Equal(3, resolver.Asked.Count);
    }

    [Fact]
    public async Task DialAsync_CancelledWhileTheSystemLooksUp_EndsAndLetsNoneInItsPlace()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<IPAddress>>(TaskCreationOptions.RunContinuationsAsynchronously);
        resolver.Answer = (name, _) => name.StartsWith("slow", StringComparison.Ordinal) ? slow.Task : TestResolver.Of("127.0.0.1");
        using var dialer = new EgressDialer(resolver, closed, new EgressOptions { MaxLookups = 1 }, new ManualTime());
        using var cancel = new CancellationTokenSource();
        var first = dialer.DialAsync(GrantOf($"http://slow.example.com:{port}/", "receive slow.example.com"), cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(TimeSpan.FromSeconds(30)));
        var second = dialer.DialAsync(GrantOf($"http://api.example.com:{port}/", "receive api.example.com"), CancellationToken.None);
        Assert.Equal(["slow.example.com"], resolver.Asked);

        slow.SetResult([]);
        (await second).Dispose();
    }

    [Fact]
    public async Task DialAsync_WhereNobodyListens_TriesTheNextOfTheCheckedAddresses()
    {
        resolver.InTurn(["127.0.0.3", "127.0.0.1"], ["127.0.0.3"]);

        using var socket = await DialAsync("api.example.com", "receive api.example.com");

        Assert.Equal(new IPEndPoint(IPAddress.Loopback, port), socket.RemoteEndPoint);
        await RefusedAsync(EgressReason.Unreachable, "api.example.com", "receive api.example.com");
    }

    [Fact]
    public async Task DialAsync_WithoutAPortOrARule_IsRefusedBeforeAnyLookUp()
    {
        using var dialer = new EgressDialer(resolver, closed, new EgressOptions(), TimeProvider.System);
        foreach (var grant in new[] { GrantOf("api.example.com", "receive api.example.com"), GrantOf("http://api.example.com/", "receive example.com") })
        {
            var error = await Assert.ThrowsAsync<EgressException>(() => dialer.DialAsync(grant, CancellationToken.None));
            Assert.Equal(EgressReason.Rules, error.Reason);
        }

        Assert.Empty(resolver.Asked);
    }

    [Fact]
    public async Task DialAsync_WhenCancelled_IsCancelled()
    {
        using var dialer = new EgressDialer(resolver, closed, new EgressOptions(), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => dialer.DialAsync(GrantOf("http://api.example.com/", "receive api.example.com"), new CancellationToken(true)));
    }

    private static EgressGrant GrantOf(string target, params string[] rules)
    {
        Assert.True(NetworkRequest.TryParse(target, out var request, out _));
        return new EgressGrant("m", EgressOperation.Receive, request, EgressRig.RulesOf(rules));
    }

    private async Task<Socket> DialAsync(EgressOptions options, string host, string[] rules)
    {
        using var dialer = new EgressDialer(resolver, closed, options, TimeProvider.System);
        var authority = host.Contains("::", StringComparison.Ordinal) && host[0] != '[' ? $"[{host}]" : host;
        return await dialer.DialAsync(GrantOf($"http://{authority}:{port}/", rules), CancellationToken.None);
    }

    private Task<Socket> DialAsync(string host, params string[] rules) => DialAsync(new EgressOptions(), host, rules);

    private async Task RefusedAsync(EgressReason reason, EgressOptions options, string host, params string[] rules)
    {
        var error = await Assert.ThrowsAsync<EgressException>(() => DialAsync(options, host, rules));
        Assert.Equal(reason, error.Reason);
    }

    private Task RefusedAsync(EgressReason reason, string host, params string[] rules) => RefusedAsync(reason, new EgressOptions(), host, rules);
}
