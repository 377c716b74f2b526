using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>What a process and all that it starts may use. Immutable.</summary>
public sealed record ResourceLimits
{
    // What locks memory or queues messages is of no use to a module; runtimes lock a page or two.
    private const ulong LockedBytes = 64 << 10;

    // What a worker's runtime needs for itself, and what a module gets that does not ask.
    private const long RuntimeMb = 128;
    private const int RuntimeThreads = 48;
    private const int RuntimeFiles = 64;
    private const int StandardProcesses = 256;
    private const int StandardFiles = 1024;
    private const int StandardMb = 1024;

    /// <summary>Memory that is not files, of all its processes together. Null: no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Processes and threads. Null: no limit.</summary>
    public int? Processes { get; init; }

    /// <summary>Descriptors of each process. Null: as the host.</summary>
    public int? OpenFiles { get; init; }

    /// <summary>The largest file that it may write. Default: 16 GiB.</summary>
    public long FileBytes { get; init; } = 16L << 30;

    /// <summary>Where its module may write, what the keeper's <see cref="DiskLimit"/> is for. Null: that is not looked at.</summary>
    public OwnFolders? Own { get; init; }

    /// <summary>
    /// Processes and threads of its user, where that is its module's own: the kernel counts all that a user has, a worker and its
    /// programs together, and would count the host's with them. Null: no limit.
    /// </summary>
    public int? ProcessesOfUser { get; init; }

    /// <summary>For a worker: the runtime's own part is not the module's.</summary>
    /// <param name="memoryMb">The module's <c>limits.memory_mb</c>, which its managed heap has for itself.</param>
    /// <param name="processes">Its <c>limits.processes</c>; null where it does not say.</param>
    /// <param name="openFiles">Its <c>limits.open_files</c>; null where it does not say.</param>
    public static ResourceLimits OfWorker(int memoryMb, int? processes, int? openFiles) => new()
    {
        MemoryBytes = (memoryMb + RuntimeMb) << 20,
        Processes = (processes ?? StandardProcesses) + RuntimeThreads,
        OpenFiles = (openFiles ?? StandardFiles) + RuntimeFiles,
    };

    /// <summary>For a program that a module starts; null where its manifest does not say.</summary>
    public static ResourceLimits OfProgram(int? memoryMb, int? processes, int? openFiles) => new()
    {
        MemoryBytes = (long)(memoryMb ?? StandardMb) << 20, Processes = processes ?? StandardProcesses, OpenFiles = openFiles ?? StandardFiles,
    };

    /// <summary>The same for something that runs as its module's own user.</summary>
    /// <param name="processes">The module's <c>limits.processes</c>; null where it does not say.</param>
    public ResourceLimits AsOwnUser(int? processes) => this with { ProcessesOfUser = (2 * (processes ?? StandardProcesses)) + RuntimeThreads };

    /// <summary>What the kernel keeps for each process, by the numbers of its limits.</summary>
    internal IReadOnlyList<(int Resource, ulong Most)> OfProcess =>
    [
        (LimitCalls.CoreFile, 0),
        (LimitCalls.FileSize, (ulong)FileBytes),
        (LimitCalls.LockedMemory, LockedBytes),
        (LimitCalls.MessageQueues, 0),
        (LimitCalls.Nice, 0),
        (LimitCalls.RealTime, 0),
        .. OpenFiles is { } files ? [(LimitCalls.OpenFiles, (ulong)files)] : Array.Empty<(int, ulong)>(),
        .. ProcessesOfUser is { } processes ? [(LimitCalls.Processes, (ulong)processes)] : Array.Empty<(int, ulong)>(),
    ];

    /// <summary>Puts them on a process.</summary>
    /// <returns>What could not be limited, and why.</returns>
    internal IReadOnlyList<string> ApplyTo(int pid)
    {
        if (!OperatingSystem.IsLinux())
        {
            return ["resource limits: this system has others"];
        }

        if (OtherUserOf(pid) is { } user)
        {
            return LimitsOfUser.Lower(user, pid, OfProcess) is { } problem && ProcessEntry.Read(pid) is { IsOver: false }
                ? [$"limits of its user: {problem}"]
                : [];
        }

        return [.. OfProcess.Select(limit => (limit.Resource, Error: LimitCalls.Lower(pid, limit.Resource, limit.Most)))
            .Where(limit => limit.Error is not (0 or NativeError.NoProcess))
            .Select(limit => $"limit {limit.Resource}: {NativeError.Describe(limit.Error)}")];
    }

    /// <summary>Whom a process runs as; null where it is the host's user.</summary>
    private static int? OtherUserOf(int pid) =>
        Environment.IsPrivilegedProcess && ProcessEntry.Read(pid)?.ReadUser() is { } user and not 0 ? user : null;
}
