using PluginTasks.Modules.Access;
using System.Net;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Reloading;
using PluginTasks.Modules.Running;
using PluginTasks.Pages.Files;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Notices;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Modules.Hosting;

/// <summary>Modules that run, with their tasks and schedules: all of a host but its doors. Thread safe.</summary>
public sealed class PluginHost : IAsyncDisposable
{
    private readonly PluginHostSetup setup;
    private readonly HostParts parts;
    private readonly CancellationTokenSource closing = new();
    private Task housekeeping = Task.CompletedTask;

    public PluginHost(PluginHostSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        parts = new HostParts(setup);
    }

    /// <summary>The modules as they were last read.</summary>
    public ModuleLibrary Library => parts.Modules.Library;

    public IEnumerable<ModuleHost> Modules => parts.Modules.All;

    /// <summary>Tells of modules that were read again.</summary>
    public ReloadFeed Reloads => parts.Reloads.Feed;

    public TaskRuntime Runtime => parts.Runtime;

    public TaskFacade Tasks => parts.Facade;

    /// <summary>What users are told, on each of their connections.</summary>
    public NoticeQueue Notices => parts.Notices;

    public ScheduleDesk Schedules => parts.Schedules;

    public ScheduleEngine Firing => parts.Firing;

    /// <summary>What modules ask for, and what people decide.</summary>
    public AccessControl Access => parts.Access;

    /// <summary>What is remembered for good.</summary>
    public AuditLog Audit => parts.Audit;

    /// <summary>Told of what modules are refused.</summary>
    public IDenialLog Denials => parts.Denials;

    /// <summary>Settles what an earlier process left, begins to run tasks and to fire schedules, and starts what runs with its module.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        // What a host started that was killed would go on, beside what is started anew.
        await Task.Run(() => setup.Cages?.KillLeftOvers() ?? LeftOverProcesses.Kill(), cancellationToken);
        await Task.Run(parts.Modules.RemoveLeftOvers, cancellationToken);
        await parts.Decisions.LoadAsync(cancellationToken);
        await Task.Run(() => setup.Limits?.Groups.RemoveLeftOvers(), cancellationToken);
        foreach (var module in Modules)
        {
            await parts.Reloads.SetSchedulesAsync(module, cancellationToken);
        }

        await Runtime.StartAsync(cancellationToken);
        Firing.Start();
        housekeeping = KeepHouseAsync();
    }

    /// <summary>Fires and starts nothing more, tells what runs, waits for it as long as may be, and ends all modules.</summary>
    public async Task StopAsync()
    {
        if (!closing.IsCancellationRequested)
        {
            await closing.CancelAsync();
            await Firing.StopAsync();
            await Runtime.StopAsync();
            await housekeeping;
            await parts.Modules.DisposeAsync();
            await parts.KeepRequestsAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Runtime.DisposeAsync();
        await parts.DisposeAsync();
        closing.Dispose();
    }

    /// <summary>Keeps modules from where the host listens, whatever their rules say.</summary>
    public void KeepModulesFrom(IEnumerable<IPEndPoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            parts.Egress.Closed.Close(endpoint);
        }
    }

    /// <summary>Null where there is none.</summary>
    public ModuleHost? Module(string name) => parts.Modules.Find(name);

    /// <summary>Calls an action for a user.</summary>
    /// <exception cref="SdkException">
    /// <c>unknown_action</c>, <c>permission_denied</c>, <c>invalid_payload</c>, <c>action_failed</c>, <c>action_timeout</c>, <c>capability_denied</c>,
    /// <c>module_unavailable</c>, and whatever the action throws that has a code.
    /// </exception>
    public Task<ActionAnswer> CallActionAsync(ActionRequest request, CancellationToken cancellationToken = default) =>
        parts.CalledActions.CallAsync(request, cancellationToken);

    /// <summary>What a page's data does before the page is sent; nothing where it has none.</summary>
    /// <exception cref="SdkException"><c>action_failed</c>, <c>action_timeout</c>, <c>capability_denied</c>, <c>module_unavailable</c>.</exception>
    public Task<IReadOnlyList<EffectMessage>> LoadPageAsync(PageDataRequest request, CancellationToken cancellationToken = default) =>
        parts.Actions.LoadPageAsync(request, cancellationToken);

    /// <summary>Reads a module's files again and puts a new generation in the place of what runs.</summary>
    /// <exception cref="ModuleUnavailableException">It cannot be started; the old one goes on. Or there is none of that name.</exception>
    public Task ReloadAsync(string name, CancellationToken cancellationToken = default) => parts.Reloads.ReloadAsync(name, cancellationToken);

    /// <summary>Switches a module on or off, also for the next start. Its tasks that run have their time, as at a reload.</summary>
    /// <exception cref="ModuleUnavailableException">There is none of that name.</exception>
    public Task SwitchAsync(string name, bool isOn, CancellationToken cancellationToken = default) => parts.Reloads.SwitchAsync(name, isOn, cancellationToken);

    /// <summary>Files of modules have changed: what hangs on them is read again, and <see cref="Reloads"/> tells what came of it.</summary>
    public Task ChangedAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken = default) =>
        parts.Reloads.ChangedAsync(paths, cancellationToken);

    /// <summary>Takes in a module that was not there at the start; nothing where there is one of its name.</summary>
    public Task AddAsync(ModuleFolder folder, CancellationToken cancellationToken = default) => parts.Reloads.AddAsync(folder, cancellationToken);

    private async Task KeepHouseAsync()
    {
        await Task.WhenAll(Modules.Where(m => m.Module.Code.HasLongRunning).Select(StartQuietlyAsync));
        while (!closing.IsCancellationRequested)
        {
            await Task.Delay(setup.Modules.Housekeeping, setup.Time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var module in Modules)
            {
                module.EndIdle();
            }

            parts.Denials.Flush();
            await parts.KeepRequestsAsync();
            await parts.TakeDecisionsAsync();
        }
    }

    /// <summary>What keeps a module from starting is in the log, and told to who calls it.</summary>
    private async Task StartQuietlyAsync(ModuleHost module)
    {
        try
        {
            using var lease = await module.LeaseAsync(closing.Token);
        }
        catch (Exception error) when (error is ModuleUnavailableException or OperationCanceledException)
        {
        }
    }
}
