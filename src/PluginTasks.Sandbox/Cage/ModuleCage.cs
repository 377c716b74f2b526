using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Cage;

/// <summary>
/// Where one generation of a module lives: its user, its namespaces, and the cages of its worker and of the programs that it has run.
/// Thread safe.
/// </summary>
public sealed class ModuleCage : IDisposable
{
    private const int PortInside = 61_812;

    private readonly CageSettings settings;
    private readonly ModuleCagePlace place;
    private readonly Namespaces? namespaces;
    private readonly SafeFileHandle processes;
    private readonly ReaderWriterLockSlim gate = new();
    private AccessRuleSet? programRules;
    private ProcessCage? programs;
    private bool isClosed;

    internal ModuleCage(CageSettings settings, ModuleCagePlace place, CageUser? user)
    {
        this.settings = settings;
        this.place = place;
        User = user;
        namespaces = settings.Machine.HasNamespaces ? Namespaces.Make(PortInside) : null;
        processes = namespaces?.Processes ?? FileCalls.OpenExact("/proc");
        Listener = OpenListener();
    }

    /// <summary>Whom all of it runs as; null for the host's own user.</summary>
    public CageUser? User { get; }

    /// <summary>Where what lives here finds its way out, for a proxy to serve; null where there is none. It is closed with this.</summary>
    public Socket? Listener { get; }

    /// <summary>The address of <see cref="Listener"/> as those see it who live here; null where their rules let nothing out.</summary>
    public Uri? ProxyFor(AccessRuleSet rules) => Listener is null || !RuleGrants.HasNetwork(rules) ? null
        : new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    private int Port => namespaces is null ? ((IPEndPoint)Listener!.LocalEndPoint!).Port : PortInside;

    /// <summary>What rules let the module read or write and its own user cannot get to, because modes of files on the way keep it out.</summary>
    public IEnumerable<string> OutOfReach(AccessRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (User is not { } own)
        {
            return [];
        }

        return RuleGrants.OfFiles(rules)
            .Select(grant => grant.Path)
            .Distinct(StringComparer.Ordinal)
            .Where(path => Reach.IsShut(own, path));
    }

    /// <summary>Whether a worker may make connections: only where there is a network in which they lead to the proxy alone.</summary>
    public bool WorkerHasNetwork(AccessRuleSet rules) => namespaces is not null && RuleGrants.HasNetwork(rules);

    /// <summary>Starts a worker, for which the rules hold as they are now.</summary>
    /// <exception cref="CageException">The kernel refused a part of the cage.</exception>
    /// <exception cref="ProcessStartException">It could not be started.</exception>
    public ChildProcess StartWorker(ChildStart start, AccessRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(rules);
        var grants = SystemPaths.Grants(runsPrograms: false).Concat(SystemPaths.Of(SystemPaths.Loaders, FileRights.Run));
        using var cage = Make(rules, grants, WorkerHasNetwork(rules), out _);
        return ChildProcess.Start(start with { Cage = cage });
    }

    /// <summary>The name of the variable in which a worker finds <see cref="SealFor"/>.</summary>
    public static string SealVariable => SealOrder.Variable;

    /// <summary>What a worker started in here does to itself before it loads any code, and then tries. For its environment.</summary>
    public string SealFor(AccessRuleSet rules, ResourceLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var hasNetwork = WorkerHasNetwork(rules);
        return new SealOrder
        {
            Filter = SeccompProgram.For(new SeccompProfile { AllowsInternet = hasNetwork, HasOwnUser = User is not null }).Instructions,
            Limits = limits?.OfProcess ?? [],
            ClosedPaths = settings.Machine.Landlock > 0 ? ["/", settings.ModulesFolder] : [],
            ClosedPort = settings.Machine.HoldsPorts ? PortInside + 1 : null,
        }.ToString();
    }

    /// <summary>Starts a program that the module wants run.</summary>
    /// <exception cref="CageException">The kernel refused a part of the cage.</exception>
    /// <exception cref="ProcessStartException">It could not be started.</exception>
    public ChildProcess StartProgram(ChildStart start, AccessRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(rules);
        Renew(rules);
        gate.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            return ChildProcess.Start(start with { Cage = programs });
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public void Dispose()
    {
        gate.EnterWriteLock();
        try
        {
            isClosed = true;
            programs?.Dispose();
            programs = null;
            Listener?.Dispose();
            namespaces?.Dispose();
            processes.Dispose();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    // What a rule names need not be there yet: such a cage is made anew the next time.
    private void Renew(AccessRuleSet rules)
    {
        gate.EnterUpgradeableReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (programRules != rules)
            {
                var system = SystemPaths.Grants(runsPrograms: !rules.ListsPrograms).Concat(RuleGrants.OfPrograms(rules));
                var next = Make(rules, system, Listener is not null && RuleGrants.HasNetwork(rules), out var isComplete);
                gate.EnterWriteLock();
                programs?.Dispose();
                programs = next;
                programRules = isComplete ? rules : null;
                gate.ExitWriteLock();
            }
        }
        finally
        {
            gate.ExitUpgradeableReadLock();
        }
    }

    private ProcessCage Make(AccessRuleSet rules, IEnumerable<PathGrant> system, bool hasNetwork, out bool isComplete) => ProcessCage.Create(
        new CagePolicy
        {
            Paths =
            [
                .. system,
                .. SystemPaths.Of(settings.RuntimeFolders, FileRights.Run),
                .. SystemPaths.Of([place.CodeFolder], FileRights.Run),
                .. SystemPaths.Of([place.DataFolder, place.TempFolder], FileRights.Own),
                .. RuleGrants.OfFiles(rules),
            ],
            Processes = processes,
            Port = hasNetwork ? Port : null,
            User = User,
            Namespaces = namespaces,
            Filter = SeccompProgram.For(new SeccompProfile { AllowsPrograms = true, AllowsInternet = hasNetwork, HasOwnUser = User is not null }),
        },
        out isComplete);

    private Socket? OpenListener()
    {
        if (namespaces is not null)
        {
            return new Socket(new SafeSocketHandle(namespaces.Listener.DangerousGetHandle(), ownsHandle: false));
        }

        if (!settings.AllowsPortOnlyEgress || !settings.Machine.HoldsPorts)
        {
            return null;
        }

        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }
}
