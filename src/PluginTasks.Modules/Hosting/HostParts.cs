using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Work;
using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Notices;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Modules.Hosting;

/// <summary>The parts of a host, put together.</summary>
internal sealed class HostParts : IDisposable
{
    private readonly GuardedHttp http = new();

    public HostParts(PluginHostSetup setup)
    {
        var runs = new ModuleRuns(setup.Modules.CancelGrace, setup.Time);
        var work = new ModuleTasks(runs, Find);
        Runtime = new TaskRuntime(
            setup.Tasks, setup.Runtime with { MaxRunningOfModule = LimitOf }, work, setup.Time, setup.TaskLog, setup.Users, new CompletionActions(() => Actions!, setup.Users));
        Facade = new TaskFacade(Runtime);
        Notices = new NoticeQueue(setup.Tasks, Runtime.Events);
        var scheduled = new RegisteredScheduledWork(work, setup.Users);
        Firing = new ScheduleEngine(setup.Schedules, Runtime, scheduled, setup.Firing, setup.Time, setup.ScheduleLog);
        Schedules = new ScheduleDesk(setup.Schedules, setup.Tasks, Firing, scheduled, setup.Time);
        var rules = new ModuleRules(setup.HostFolders, setup.Grants);
        var calls = new ModuleCalls(
            new TaskCalls(Facade, new TaskSubmissions(Facade, new FunctionWork(runs, Find))),
            new ReadCalls(Facade.Reading, setup.TaskLines),
            new ScheduleCalls(Schedules),
            new SubprocessCalls(new SubprocessRunner(new SubprocessOptions { Limits = setup.Limits }, setup.Time), rules),
            new GuardedCalls(rules, http, setup.Streams, setup.Users, setup.ModuleLog),
            new HostCalls(rules, Facade, new TaskActivity(setup.Tasks, setup.Time), Schedules, () => Desk!));
        Modules = new HostedModules(setup, calls, LeaveAsync);
        Reloads = new ModuleReloads(setup, Modules, Firing, Runtime);
        Desk = new ModuleDesk(Modules, Reloads);
        Actions = new ModuleActions(Find, setup.Modules.ActionTimeout, setup.Time, setup.ModuleLog);
    }

    public TaskRuntime Runtime { get; }

    public TaskFacade Facade { get; }

    public NoticeQueue Notices { get; }

    public ScheduleEngine Firing { get; }

    public ScheduleDesk Schedules { get; }

    public HostedModules Modules { get; }

    public ModuleReloads Reloads { get; }

    public ModuleDesk Desk { get; }

    public ModuleActions Actions { get; }

    public void Dispose() => http.Dispose();

    private ModuleHost? Find(string name) => Modules.Find(name);

    private int? LimitOf(string module) => Modules?.Find(module)?.Module.Manifest.Limits.MaxRunningTasks;

    private Task LeaveAsync(Generation generation, string why)
    {
        var ids = generation.Calls.Tasks.Concat(generation.Functions.Keys).ToHashSet(StringComparer.Ordinal);
        return Runtime.LeaveAsync(task => ids.Contains(task.Id), why);
    }
}
