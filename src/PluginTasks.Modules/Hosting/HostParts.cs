using System.Net.Sockets;
using PluginTasks.Modules.Access;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Work;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Notices;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Modules.Hosting;

/// <summary>The parts of a host, put together.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private readonly Action<Exception>? onFailed;
    private readonly EgressOptions egress = new();

    public HostParts(PluginHostSetup setup)
    {
        onFailed = setup.OnAuditFailed;
        Audit = new AuditLog(setup.Audit, setup.Time, onFailed: setup.OnAuditFailed);
        setup = setup with { ModuleLog = new AuditedModuleLog(setup.ModuleLog, Audit) };
        Denials = new DenialLog(Audit, setup.Time);
        Decisions = new AccessDesk(setup.Access, Audit, setup.Time, OnAccessChanged);
        Egress = new EgressDialer(new SystemNameResolver(), new ClosedEndpoints(), egress, setup.Time);
        var reports = new EgressAudit(Denials, setup.ModuleLog);
        var http = new GuardedHttp(Egress, reports, setup.Time);
        var runs = new ModuleRuns(setup.Modules.CancelGrace, setup.Time);
        var work = new ModuleTasks(runs, Find);
        Runtime = new TaskRuntime(
            setup.Tasks,
            setup.Runtime with { MaxRunningOfModule = LimitOf },
            work,
            setup.Time,
            setup.TaskLog,
            setup.Users,
            new CompletionActions(() => Actions!, setup.Users));
        Facade = new TaskFacade(Runtime);
        Notices = new NoticeQueue(setup.Tasks, Runtime.Events);
        var scheduled = new RegisteredScheduledWork(work, setup.Users);
        Firing = new ScheduleEngine(setup.Schedules, Runtime, scheduled, setup.Firing, setup.Time, setup.ScheduleLog);
        Schedules = new ScheduleDesk(setup.Schedules, setup.Tasks, Firing, scheduled, setup.Time);
        var rules = new ModuleRules(setup.HostFolders, setup.Grants, Decisions, setup.Modules.DataFolder);
        var access = new ModuleAccess(rules, Decisions, Denials);
        Access = new AccessControl(Decisions, rules, name => Find(name)?.Module);
        var calls = new ModuleCalls(
            new TaskCalls(Facade, new TaskSubmissions(Facade, new FunctionWork(runs, Find))),
            new ReadCalls(Facade.Reading, setup.TaskLines),
            new ScheduleCalls(Schedules),
            new SubprocessCalls(new SubprocessRunner(new SubprocessOptions { Limits = setup.Limits }, setup.Time), rules, access),
            new GuardedCalls(rules, access, http, setup.Streams, setup.Users, setup.ModuleLog),
            new HostCalls(rules, access, new AccessCalls(Access, Audit), Facade, new TaskActivity(setup.Tasks, setup.Time), Schedules, () => Desk!));
        EgressProxy Serve(ModuleLink link, Socket listener) =>
            new(link.Module.Name, listener, () => rules.Of(link), Egress, egress, new ProxyReports(link, access, reports), setup.Time);
        Modules = new HostedModules(setup, calls, new ModuleHomes(setup.Cages, rules, setup.ModuleLog, Serve).Make, LeaveAsync);
        Reloads = new ModuleReloads(setup, Modules, Firing, Runtime);
        Desk = new ModuleDesk(Modules, Reloads);
        Actions = new ModuleActions(Find, setup.Modules.ActionTimeout, setup.Time, setup.ModuleLog);
        CalledActions = new AuditedActions(Actions, Audit);
    }

    /// <summary>The way out for modules.</summary>
    public EgressDialer Egress { get; }

    public TaskRuntime Runtime { get; }

    public TaskFacade Facade { get; }

    public NoticeQueue Notices { get; }

    public ScheduleEngine Firing { get; }

    public ScheduleDesk Schedules { get; }

    public HostedModules Modules { get; }

    public ModuleReloads Reloads { get; }

    public ModuleDesk Desk { get; }

    public ModuleActions Actions { get; }

    /// <summary>The same, for what users call.</summary>
    public AuditedActions CalledActions { get; }

    public AuditLog Audit { get; }

    public DenialLog Denials { get; }

    public AccessDesk Decisions { get; }

    public AccessControl Access { get; }

    public async ValueTask DisposeAsync()
    {
        Egress.Dispose();
        Denials.Close();
        await Audit.DisposeAsync();
        Decisions.Dispose();
        Reloads.Dispose();
    }

    /// <summary>Keeps what modules asked for of late.</summary>
    public Task KeepRequestsAsync() => TryAsync(Decisions.FlushAsync);

    /// <summary>Takes over what was decided on another host with the same database.</summary>
    public Task TakeDecisionsAsync() => TryAsync(Decisions.LoadAsync);

    /// <summary>What a cage of the kernel's holds a process by changes only with the process.</summary>
    private void OnAccessChanged(AccessChange change)
    {
        var isHeld = change.Key.Resource is ResourceType.Filesystem or ResourceType.Network
            || (change.IsRevocation && change.Key.Resource == ResourceType.Subprocess);
        if (isHeld && Find(change.Key.Module) is { } host)
        {
            host.ReplaceForRules(atOnce: change.IsRevocation, change.IsByItself);
        }
    }

    /// <summary>What fails here is done again before long.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> act)
    {
        try
        {
            await act(CancellationToken.None);
        }
        catch (SdkException error)
        {
            onFailed?.Invoke(error);
        }
    }

    private ModuleHost? Find(string name) => Modules.Find(name);

    private int? LimitOf(string module) => Modules?.Find(module)?.Module.Manifest.Limits.MaxRunningTasks;

    private Task LeaveAsync(Generation generation, string why)
    {
        var ids = generation.Calls.Tasks.Concat(generation.Functions.Keys).ToHashSet(StringComparer.Ordinal);
        return Runtime.LeaveAsync(task => ids.Contains(task.Id), why);
    }
}
