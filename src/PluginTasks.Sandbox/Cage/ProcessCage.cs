using System.Globalization;
using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Cage;

/// <summary>
/// What a process is put in before its first instruction, and all that it starts with it. Made once, it serves any number of starts,
/// also at once. What was started stays caged when this is disposed of.
/// </summary>
public sealed unsafe class ProcessCage : IDisposable
{
    private const nint DropFromBounds = 24;
    private const nint NoNewPrivileges = 38;
    private const nint HasNoNewPrivileges = 39;
    private const nint FilterState = 21;
    private const nint Filtered = 2;
    private const nint SetFilter = 1;
    private const nint CurrentFolder = -100;
    private const nint Folder = 0x10000;

    private readonly CallList calls = new();
    private readonly LandlockRuleset? ruleset;
    private readonly PreparedFilter? filter;
    private readonly NativeStrings texts = new(["/"]);

    private ProcessCage(CagePolicy policy)
    {
        User = policy.User;
        try
        {
            filter = new PreparedFilter(policy.Filter);
            ruleset = LandlockCalls.Version > 0 ? LandlockRuleset.Create(policy.Paths, policy.Processes, policy.Port) : null;
            policy.Namespaces?.AddEntering(calls);
            calls.Add("standing back", 0, CallNumbers.SetPriority, 0, 0, policy.Niceness);
            AddUser(policy.User);
            calls.Add("giving up new privileges", 0, CallNumbers.ProcessControl, NoNewPrivileges, 1);
            AddRuleset();
            calls.Add("filtering system calls", 0, CallNumbers.Seccomp, SetFilter, 0, (nint)filter.Pointer);
            AddProof();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whom what is started runs as; null for the host's own user.</summary>
    public CageUser? User { get; }

    /// <param name="isComplete">Whether all that the policy names was there to be granted.</param>
    /// <exception cref="CageException">The kernel refused a part of it.</exception>
    internal static ProcessCage Create(CagePolicy policy, out bool isComplete)
    {
        var cage = new ProcessCage(policy);
        isComplete = cage.ruleset?.IsComplete ?? true;
        return cage;
    }

    /// <summary>Starts a program in it. Gives an error number, 0 where it runs.</summary>
    /// <exception cref="CageException">It did not close; nothing was started.</exception>
    internal int Start(PreparedSpawn spawn, IReadOnlyList<string> groups, out int pid)
    {
        using var entering = new GroupEntrance(groups);
        return CagingThread.Start(entering.Calls, calls, spawn, out pid);
    }

    public void Dispose()
    {
        calls.Dispose();
        ruleset?.Dispose();
        filter?.Dispose();
        texts.Dispose();
    }

    // The calls act on this one thread; the C library's functions of these names would change the host.
    private void AddUser(CageUser? user)
    {
        if (user is not { } own)
        {
            return;
        }

        for (var capability = 0; capability <= LastCapability(); capability++)
        {
            calls.Add("giving up capabilities", 0, CallNumbers.ProcessControl, DropFromBounds, capability);
        }

        calls.Add("leaving groups", 0, CallNumbers.SetGroups);
        calls.Add("changing the group", 0, CallNumbers.SetGroupIds, own.Id, own.Id, own.Id);
        calls.Add("changing the user", 0, CallNumbers.SetUserIds, own.Id, own.Id, own.Id);

        // Another user has none but those that the host was given to pass on, as some container engines do.
        calls.Add("giving up inherited capabilities", 0, CallNumbers.SetCapabilities, NoCapabilities.Header, NoCapabilities.Sets);
    }

    private void AddRuleset()
    {
        if (ruleset is not null)
        {
            calls.Add("closing files and ports", 0, CallNumbers.RestrictSelf, ruleset.Handle.DangerousGetHandle());
        }
    }

    // A layer that did not take hold is found here, before anything runs in it.
    private void AddProof()
    {
        calls.Add("asking for privileges", 1, CallNumbers.ProcessControl, HasNoNewPrivileges);
        calls.Add("asking for the filter", Filtered, CallNumbers.ProcessControl, FilterState);
        if (User is { } own)
        {
            calls.Add("asking for the user", own.Id, CallNumbers.GetUser);
        }

        if (ruleset is not null)
        {
            calls.Add("looking at /", CallList.Failing(NativeError.Denied), CallNumbers.OpenAt, CurrentFolder, (nint)texts.First, Folder);
        }
    }

    private static int LastCapability() =>
        int.Parse(File.ReadAllText("/proc/sys/kernel/cap_last_cap"), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
}
