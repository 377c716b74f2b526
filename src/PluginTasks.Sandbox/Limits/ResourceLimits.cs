using System.Globalization;
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

    /// <summary>Puts them on the caller itself; never off again.</summary>
    /// <returns>What could not be limited, and why.</returns>
    public IReadOnlyList<string> ApplyToSelf() => ApplyTo(0);

    /// <summary>Puts on a process what the kernel keeps for each process.</summary>
    /// <returns>What could not be limited, and why.</returns>
    internal IReadOnlyList<string> ApplyTo(int pid)
    {
        if (!OperatingSystem.IsLinux())
        {
            return ["resource limits: this system has others"];
        }

        var problems = new List<string>();
        var wanted = new List<(int Resource, ulong Most)>();
        var user = pid == 0 ? null : OtherUserOf(pid);
        Lower("core files", LimitCalls.CoreFile, 0);
        Lower("the size of files", LimitCalls.FileSize, (ulong)FileBytes);
        Lower("locked memory", LimitCalls.LockedMemory, LockedBytes);
        Lower("message queues", LimitCalls.MessageQueues, 0);
        Lower("priority", LimitCalls.Nice, 0);
        Lower("real-time priority", LimitCalls.RealTime, 0);
        Lower("open files", LimitCalls.OpenFiles, (ulong?)OpenFiles);
        Lower("processes of the user", LimitCalls.Processes, (ulong?)ProcessesOfUser);
        if (user is { } own && LimitCalls.LowerAs(own, pid, wanted) is { } error && ProcessEntry.Read(pid) is { IsOver: false })
        {
            problems.Add($"limits of its user: {error}");
        }

        return problems;

        void Lower(string what, int resource, ulong? most)
        {
            if (most is { } value && user is not null)
            {
                wanted.Add((resource, value));
            }
            else if (most is { } own && LimitCalls.Lower(pid, resource, own) is var error && error is not (0 or NativeError.NoProcess))
            {
                problems.Add($"{what}: {NativeError.Describe(error)}");
            }
        }
    }

    /// <summary>Whom a process runs as; null where it is the host's user.</summary>
    private static int? OtherUserOf(int pid)
    {
        Span<byte> buffer = stackalloc byte[1024];
        var status = System.Text.Encoding.ASCII.GetString(buffer[..Math.Max(0, ProcessFiles.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/status"), buffer))]);
        var line = status.Split('\n').FirstOrDefault(l => l.StartsWith("Uid:", StringComparison.Ordinal));
        return Environment.IsPrivilegedProcess && line is not null && int.TryParse(line.Split('\t')[1], CultureInfo.InvariantCulture, out var user) && user != 0 ? user : null;
    }
}
