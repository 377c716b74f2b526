using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Tests.Egress;

/// <summary>A module "m" with a proxy of its own, and raw clients for it.</summary>
internal sealed class EgressRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly EgressDialer dialer;
    private readonly EgressProxy proxy;

    /// <param name="rules">An operation and a target: <c>receive http://h</c>; <c>both h:443</c> is one of each.</param>
    public EgressRig(EgressOptions? options, params string[] rules)
        : this(TimeProvider.System, options, rules)
    {
    }

    public EgressRig(TimeProvider time, EgressOptions? options, params string[] rules)
    {
        Rules = RulesOf(rules);
        dialer = new EgressDialer(Resolver, Closed, options ?? new EgressOptions(), time);
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        proxy = new EgressProxy("m", listener, () => Rules, dialer, options ?? new EgressOptions(), Log, time);
    }

    public int Port { get; }

    public AccessRuleSet Rules { get; set; }

    public TestResolver Resolver { get; } = new();

    public ClosedEndpoints Closed { get; } = new();

    public RecordedLog Log { get; } = new();

    public EgressDialer Dialer => dialer;

    public IEnumerable<EgressReason> Reasons => Log.Reports.Select(r => r.Reason);

    public static AccessRuleSet RulesOf(params string[] rules)
    {
        var entries = rules.Select(r => r.Split(' ')).SelectMany(r => (r[0] == "both" ? ["send", "receive"] : new[] { r[0] }).Select(o => new AccessEntry("network", o, r[1])));
        var set = AccessRuleSet.Read([.. entries], new AccessScope { ModuleFolder = "/nowhere" }, out var errors);
        Assert.Empty(errors);
        return set;
    }

    public async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Sends bytes as they are and gives all that comes back.</summary>
    public async Task<string> SendAsync(string text)
    {
        await using var stream = await ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        return await ReadToEndAsync(stream);
    }

    public static async Task<string> ReadToEndAsync(Stream stream)
    {
        using var kept = new MemoryStream();
        await stream.CopyToAsync(kept).WaitAsync(Patience);
        return Encoding.Latin1.GetString(kept.ToArray());
    }

    /// <summary>Opens a tunnel, past its 200.</summary>
    public async Task<NetworkStream> TunnelAsync(string authority)
    {
        var stream = await ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n"));
        var head = await RawServer.ReadHeadAsync(stream, CancellationToken.None).WaitAsync(Patience);
        Assert.StartsWith("HTTP/1.1 200 ", head, StringComparison.Ordinal);
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        dialer.Dispose();
        Assert.Empty(Log.Faults);
    }
}
