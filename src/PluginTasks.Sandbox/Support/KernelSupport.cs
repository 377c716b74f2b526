using System.Globalization;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Support;

/// <summary>What this machine can hold a module with, as this process may use it. Immutable.</summary>
public sealed record KernelSupport
{
    private const int SetUser = 7; // CAP_SETUID
    private const int SetGroup = 6; // CAP_SETGID
    private const int ChangeOwner = 0; // CAP_CHOWN

    /// <summary>Whether it is Linux. Elsewhere none of the rest is there.</summary>
    public bool IsLinux { get; init; }

    /// <summary>The version of Landlock's interface, 0 where it is not there.</summary>
    public int LandlockVersion { get; init; }

    /// <summary>Why there is no Landlock; null where there is.</summary>
    public string? LandlockProblem { get; init; }

    /// <summary>Why system calls cannot be filtered; null where they can.</summary>
    public string? SeccompProblem { get; init; }

    public bool HasNoNewPrivileges { get; init; }

    /// <summary>Whether this process is root, or as good as that.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whether modules can get users of their own.</summary>
    public bool CanSwitchUsers { get; init; }

    /// <summary>Why modules get no network of their own; null where they do.</summary>
    public string? NetworkProblem { get; init; }

    /// <summary>Why there are no control groups; null where there are.</summary>
    public string? GroupProblem { get; init; }

    /// <summary>1 or 2; 0 where there are none.</summary>
    public int GroupVersion { get; init; }

    /// <summary>What control groups can limit here.</summary>
    public IReadOnlyList<string> GroupControllers { get; init; } = [];

    /// <summary>How the kernel gives memory out: <c>vm.overcommit_memory</c>.</summary>
    public int Overcommit { get; init; }

    /// <summary>Looks. It changes nothing that lasts.</summary>
    public static KernelSupport Probe()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new KernelSupport();
        }

        var landlock = SupportCalls.LandlockVersion();
        var capabilities = Capabilities(File.ReadLines("/proc/self/status"));
        var groups = ControlGroups.Open(prepares: false);
        return new KernelSupport
        {
            IsLinux = true,
            LandlockVersion = Math.Max(0, landlock),
            LandlockProblem = landlock > 0 ? null : NativeError.Describe(-landlock),
            SeccompProblem = !SeccompProgram.IsSupported ? "there is no table of system calls for this processor"
                : SupportCalls.SeccompError() is not 0 and var error ? NativeError.Describe(error) : null,
            HasNoNewPrivileges = SupportCalls.HasNoNewPrivileges(),
            IsRoot = Environment.IsPrivilegedProcess,
            CanSwitchUsers = Has(capabilities, SetUser) && Has(capabilities, SetGroup) && Has(capabilities, ChangeOwner),
            NetworkProblem = Namespaces.WhyNot(),
            GroupProblem = groups.WhyNot,
            GroupVersion = groups.Version,
            GroupControllers = groups.Controllers,
            Overcommit = int.TryParse(ReadOrEmpty("/proc/sys/vm/overcommit_memory"), CultureInfo.InvariantCulture, out var mode) ? mode : 0,
        };
    }

    internal static ulong Capabilities(IEnumerable<string> status) =>
        status.FirstOrDefault(l => l.StartsWith("CapEff:", StringComparison.Ordinal)) is { } line
            && ulong.TryParse(line.AsSpan("CapEff:".Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits) ? bits : 0;

    private static bool Has(ulong capabilities, int one) => (capabilities & (1UL << one)) != 0;

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
