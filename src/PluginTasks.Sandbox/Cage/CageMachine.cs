using PluginTasks.Sandbox.Support;

namespace PluginTasks.Sandbox.Cage;

/// <summary>Which layers of a cage this machine, and the host's user on it, can have.</summary>
public sealed record CageMachine
{
    /// <summary>This machine.</summary>
    public static CageMachine Current { get; } = Of(KernelSupport.Probe());

    /// <summary>The version of Landlock; 0 where there is none.</summary>
    public int Landlock { get; init; }

    public bool HasSeccomp { get; init; }

    /// <summary>Whether each module can have a user of its own.</summary>
    public bool HasUsers { get; init; }

    /// <summary>Whether each module can have a network and a view of processes of its own.</summary>
    public bool HasNamespaces { get; init; }

    /// <summary>Whether files, ports and system calls are closed: without that there is no cage.</summary>
    public bool IsWhole => Landlock > 0 && HasSeccomp;

    /// <summary>Whether a process can be kept to one port: since Landlock 4.</summary>
    public bool HoldsPorts => Landlock >= 4;

    private static CageMachine Of(KernelSupport kernel) => new()
    {
        Landlock = kernel.LandlockVersion,
        HasSeccomp = kernel is { IsLinux: true, SeccompProblem: null },
        HasUsers = kernel.IsRoot,
        HasNamespaces = kernel is { IsLinux: true, IsRoot: true, NetworkProblem: null },
    };
}
