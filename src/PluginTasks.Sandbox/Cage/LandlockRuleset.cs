using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Cage;

/// <summary>
/// The rules of a Landlock domain, ready for any number of threads to enter it. What is not granted is refused, as far as this kernel
/// knows it. Immutable once it is made.
/// </summary>
internal sealed class LandlockRuleset : IDisposable
{
    private const ulong BindPort = 1 << 0;
    private const ulong ConnectPort = 1 << 1;
    private const ulong AbstractSockets = 1 << 0;
    private const ulong Signals = 1 << 1;

    private static readonly FileRights Known = LandlockCalls.Version switch
    {
        >= 5 => (FileRights)0xffff,
        >= 3 => (FileRights)0x7fff,
        2 => (FileRights)0x3fff,
        _ => (FileRights)0x1fff,
    };

    private LandlockRuleset(SafeFileHandle handle) => Handle = handle;

    public SafeFileHandle Handle { get; }

    /// <summary>Whether all that was to be granted was there.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <param name="grants">What may be done where. What is not there, or is a link by now, grants nothing.</param>
    /// <param name="processes">The view of processes that is to be readable.</param>
    /// <param name="port">The one port that may be connected to.</param>
    /// <exception cref="CageException">The kernel refused it.</exception>
    public static LandlockRuleset Create(IEnumerable<PathGrant> grants, SafeFileHandle processes, int? port)
    {
        var ruleset = new LandlockRuleset(LandlockCalls.Create((ulong)Known, BindPort | ConnectPort, AbstractSockets | Signals));
        try
        {
            ruleset.Fill(grants, processes, port);
            return ruleset;
        }
        catch
        {
            ruleset.Dispose();
            throw;
        }
    }

    public void Dispose() => Handle.Dispose();

    private void Fill(IEnumerable<PathGrant> grants, SafeFileHandle processes, int? port)
    {
        foreach (var grant in grants)
        {
            using var path = FileCalls.OpenExact(grant.Path);
            if (!path.IsInvalid && FileCalls.Look(path) is { } facts)
            {
                var rights = facts.IsFolder ? grant.Rights : grant.Rights & FileRights.OfFiles;
                Add(path, rights & Known);
            }
            else
            {
                IsComplete = false;
            }
        }

        LandlockCalls.AddPath(Handle, processes, (ulong)FileRights.Read);
        if (port is { } reachable && LandlockCalls.Version >= 4)
        {
            LandlockCalls.AddPort(Handle, reachable, ConnectPort);
        }
    }

    // The kernel refuses a rule that grants nothing.
    private void Add(SafeFileHandle path, FileRights rights)
    {
        if (rights != FileRights.None)
        {
            LandlockCalls.AddPath(Handle, path, (ulong)rights);
        }
    }
}
