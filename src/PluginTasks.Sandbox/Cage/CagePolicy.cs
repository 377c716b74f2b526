using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Cage;

/// <summary>What a cage lets through.</summary>
internal sealed record CagePolicy
{
    public required IReadOnlyList<PathGrant> Paths { get; init; }

    /// <summary>The view of processes that it may read.</summary>
    public required SafeFileHandle Processes { get; init; }

    /// <summary>Where the process finds the proxy, on its own loopback; null where it has no network.</summary>
    public int? Port { get; init; }

    /// <summary>Whom it runs as; null where the host is not one who may choose.</summary>
    public CageUser? User { get; init; }

    /// <summary>Where it lives; null where the host cannot make any.</summary>
    public Namespaces? Namespaces { get; init; }

    /// <summary>The system calls that it may make.</summary>
    public required SeccompProgram Filter { get; init; }

    /// <summary>How far it stands back where the processor is short: https://man7.org/linux/man-pages/man2/setpriority.2.html.</summary>
    public int Niceness { get; init; } = 5;
}
