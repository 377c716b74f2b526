using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginTasks.Attack.Tests.Hosting;
using static PluginTasks.Attack.Tests.Hosting.Errno;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>Whom a module cannot talk to. The attacker has no rule for a network.</summary>
public sealed class TalkingTests(AttackedHost host) : AttackGroup(host)
{
    private const int Unix = 1;
    private const int Internet = 2;
    private const int Internet6 = 10;
    private const int Stream = 1;
    private const int Datagrams = 2;
    private const int FastOpen = 0x20000000;

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line40_SocketsWithPaths_AreNotReached(Side side)
    {
        var path = Path.Combine(Host.Open, $"{side}.sock");
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(path));
        server.Listen();
        File.SetUnixFileMode(path, (UnixFileMode)AllModes);

        await Host.RefusesAsync(
            side,
            Call.To("socket", Unix, Stream, 0).Fails(NotPermitted),
            Call.To("socketpair", Unix, Stream, 0, new Call.Out(8)).Works(),
            Call.To("connect", 0, UnixAddress(path), path.Length + 3).Fails(NotPermitted),
            Call.To("connect", 0, UnixAddress("/run/dbus/system_bus_socket"), 30).Fails(NotPermitted),
            Call.To("connect", 0, UnixAddress("/var/run/docker.sock"), 23).Fails(NotPermitted));
        Assert.False(server.Poll(0, SelectMode.SelectRead));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line41_AbstractSockets_AreNotReached(Side side)
    {
        var name = $"\0plugintasks-{side}-{Environment.ProcessId}";
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(name));
        server.Listen();

        await Host.RefusesAsync(
            side,
            Call.To("socket", Unix, Stream, 0).Fails(NotPermitted),
            Call.To("socket", Unix, Datagrams, 0).Fails(NotPermitted),
            Call.To("connect", 0, UnixAddress(name), name.Length + 2).Fails(NotPermitted),
            Call.To("sendto", 0, "x", 1, 0, UnixAddress(name), name.Length + 2).Fails(88, BadDescriptor)); // not a socket
        Assert.False(server.Poll(0, SelectMode.SelectRead));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line42_MemoryQueuesAndKeys_AreNotShared(Side side) => Host.RefusesAsync(
        side,
        Call.To("shmget", 0x5054, 4096, 0x3B6).Fails(NotPermitted),
        Call.To("shmat", 0, 0, 0).Fails(NotPermitted),
        Call.To("semget", 0x5054, 1, 0x3B6).Fails(NotPermitted),
        Call.To("msgget", 0x5054, 0x3B6).Fails(NotPermitted),
        Call.To("mq_open", "attacker", 0x42, 0x1B6, 0).Fails(NotPermitted),
        Call.To("mq_unlink", "attacker").Fails(NotPermitted),
        Call.To("add_key", "user", "attacker", "x", 1, -3).Fails(NotPermitted),
        Call.To("request_key", "user", "attacker", 0, 0).Fails(NotPermitted),
        Call.To("keyctl", 0, -3, 0, 0, 0).Fails(NotPermitted),
        Open($"/dev/shm/attacker-{side}-{Environment.ProcessId}", Both | Create, AllModes).Fails(Denied, NoEntry),
        Open($"/dev/mqueue/attacker-{side}-{Environment.ProcessId}", Both | Create, AllModes).Fails(Denied, NoEntry));

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line43_Ports_AreNotReached(Side side)
    {
        using var four = Listener(IPAddress.Loopback);
        using var six = Listener(IPAddress.IPv6Loopback);
        await Host.RefusesAsync(
            side,
            Call.To("socket", Internet, Stream, 0).Fails(NotPermitted),
            Call.To("socket", Internet6, Stream, 0).Fails(NotPermitted),
            Call.To("connect", 0, Address(((IPEndPoint)four.LocalEndpoint).Port), 16).Fails(NotPermitted),
            Call.To("connect", 0, Address6(((IPEndPoint)six.LocalEndpoint).Port), 28).Fails(NotPermitted));
        Assert.False(four.Pending() || six.Pending());

        // The interfaces are those of a network with a loopback alone.
        if (!IsRoot)
        {
            return;
        }

        Assert.Equal(["lo"], (await Host.ShellAsync("cat /proc/self/net/dev")).Output!.Split('\n').Where(l => l.Contains(':', StringComparison.Ordinal)).Select(l => l.Split(':')[0].Trim()));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line44_OtherFamiliesAndProtocols_AreRefused(Side side) => Host.RefusesAsync(
        side,
        [
            Call.To("socket", Internet, Datagrams, 0).Fails(NotPermitted),
            Call.To("socket", Internet6, Datagrams, 0).Fails(NotPermitted),
            Call.To("socket", Internet, 3, 1).Fails(NotPermitted), // raw ICMP
            Call.To("socket", Internet, Datagrams, 1).Fails(NotPermitted), // ping
            Call.To("socket", Internet, Stream, 132).Fails(NotPermitted), // SCTP
            Call.To("socket", Internet, Stream, 262).Fails(NotPermitted), // multipath TCP
            Call.To("socket", Internet, 6, 33).Fails(NotPermitted), // DCCP
            .. new[] { 15, 16, 17, 31, 38, 39, 40, 41, 42, 44, 45 }.Select(family => Call.To("socket", family, 3, 0).Fails(NotPermitted)),
        ]);

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line45_FastOpen_IsRefused(Side side) => Host.RefusesAsync(
        side,
        Call.To("sendto", 0, "x", 1, FastOpen, Address(80), 16).Fails(NotPermitted),
        Call.To("sendmsg", 0, new object[] { 0, 0 }, FastOpen).Fails(NotPermitted),
        Call.To("sendmmsg", 0, new object[] { 0, 0 }, 1, FastOpen).Fails(NotPermitted),
        Call.To("setsockopt", 0, 6, 30, new object[] { 1 }, 4).Fails(NotPermitted)); // TCP_FASTOPEN_CONNECT

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line46_Listening_IsRefused(Side side) => Host.RefusesAsync(
        side,
        Call.To("bind", 0, Address(0), 16).Fails(NotPermitted),
        Call.To("listen", 0, 1).Fails(NotPermitted),
        Call.To("accept", 0, 0, 0).Fails(NotPermitted),
        Call.To("accept4", 0, 0, 0, 0).Fails(NotPermitted));

    [Fact]
    public async Task Line47_Names_AreNotResolved()
    {
        var ran = await Host.ShellAsync("getent hosts example.com; echo $?; getent ahosts localhost | head -1; cat /etc/resolv.conf");

        Assert.StartsWith("2\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("denied", ran.Error, StringComparison.Ordinal);
    }

    private static TcpListener Listener(IPAddress address)
    {
        var listener = new TcpListener(address, 0);
        listener.Start();
        return listener;
    }

    private static byte[] UnixAddress(string path) => [1, 0, .. Encoding.UTF8.GetBytes(path), 0];

    internal static byte[] Address(int port)
    {
        var address = new byte[16];
        address[0] = Internet;
        BinaryPrimitives.WriteUInt16BigEndian(address.AsSpan(2), (ushort)port);
        address[4] = 127;
        address[7] = 1;
        return address;
    }

    private static byte[] Address6(int port)
    {
        var address = new byte[28];
        address[0] = Internet6;
        BinaryPrimitives.WriteUInt16BigEndian(address.AsSpan(2), (ushort)port);
        address[23] = 1;
        return address;
    }
}
