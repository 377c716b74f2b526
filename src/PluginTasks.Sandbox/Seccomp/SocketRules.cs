using static PluginTasks.Sandbox.Seccomp.ArgumentTest;
using static PluginTasks.Sandbox.Seccomp.SeccompVerdict;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>
/// Sockets: pairs, and TCP clients where the profile has a network. Descriptors can be passed over pairs alone, so never to a sibling.
/// </summary>
internal static class SocketRules
{
    private const uint Unix = 1;
    private const uint Internet = 2;
    private const uint Internet6 = 10;
    private const uint Stream = 1;
    private const uint SequencedPackets = 5;
    private const uint TypeFlags = 0x80800; // SOCK_NONBLOCK | SOCK_CLOEXEC
    private const uint Tcp = 6;
    private const uint FastOpen = 0x20000000;
    private const uint LevelIp = 0;
    private const uint LevelSocket = 1;
    private const uint LevelIp6 = 41;

    // TCP_REPAIR, TCP_REPAIR_QUEUE, TCP_QUEUE_SEQ, TCP_FASTOPEN, TCP_REPAIR_OPTIONS, TCP_REPAIR_WINDOW, TCP_FASTOPEN_CONNECT,
    // TCP_ULP, TCP_MD5SIG_EXT, TCP_FASTOPEN_KEY, TCP_FASTOPEN_NO_COOKIE, TCP_MD5SIG
    private static readonly uint[] RefusedOfTcp = [19, 20, 21, 23, 22, 29, 30, 31, 32, 33, 34, 14];

    // SO_BINDTODEVICE, SO_ATTACH_FILTER, SO_MARK, SO_ATTACH_BPF, SO_ATTACH_REUSEPORT_CBPF, SO_ATTACH_REUSEPORT_EBPF, SO_BINDTOIFINDEX
    private static readonly uint[] RefusedOfSocket = [25, 26, 36, 50, 51, 52, 62];

    public static IEnumerable<SeccompRule> Of(SeccompProfile profile) =>
    [
        .. KernelRules.Rules([("listen bind accept accept4", "a module serves nobody")], NotPermitted),
        .. profile.AllowsInternet ? Client : Alone,

        // One that sends datagrams can be pointed at any socket that has a path, so it is no pair at all.
        new("socketpair", NotPermitted, "only pairs that stay pairs", SeccompCase.Allow(Is(0, Unix), IsBut(1, TypeFlags, Stream, SequencedPackets), Is(2, 0))),
        new("sendto", Allow, "connects by sending", SeccompCase.Refuse(HasAny(3, FastOpen))),
        new("sendmsg", Allow, "connects by sending", SeccompCase.Refuse(HasAny(2, FastOpen))),
        new("sendmmsg", Allow, "connects by sending", SeccompCase.Refuse(HasAny(3, FastOpen))),
        new("setsockopt", NotPermitted, "connects by sending, takes connections apart, filters in the kernel",
            SeccompCase.Refuse(Is(1, Tcp), Is(2, RefusedOfTcp)),
            SeccompCase.Refuse(Is(1, LevelSocket), Is(2, RefusedOfSocket)),
            SeccompCase.Allow(Is(1, LevelIp, LevelSocket, Tcp, LevelIp6))),
    ];

    private static SeccompRule[] Client =>
    [
        new("socket", NotPermitted, "TCP alone", SeccompCase.Allow(Is(0, Internet, Internet6), IsBut(1, TypeFlags, Stream), Is(2, 0, Tcp))),
    ];

    private static SeccompRule[] Alone => [.. KernelRules.Rules([("socket connect", "there is no network")], NotPermitted)];
}
