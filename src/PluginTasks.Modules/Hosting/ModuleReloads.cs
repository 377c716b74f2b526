using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Reloading;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Schedules;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Modules.Hosting;

/// <summary>Brings what has changed in modules' folders to what runs, and tells who looks at it. Thread safe.</summary>
internal sealed class ModuleReloads(PluginHostSetup setup, HostedModules modules, ScheduleEngine firing, TaskRuntime runtime) : IDisposable
{
    private readonly SemaphoreSlim settling = new(1, 1);

    public ReloadFeed Feed { get; } = new();

    /// <summary>Reads all of a module again and puts a new generation in the place of what runs.</summary>
    /// <exception cref="ModuleUnavailableException">It cannot be started; the old one goes on. Or there is none of that name.</exception>
    public Task ReloadAsync(string name, CancellationToken cancellationToken)
    {
        var host = Needed(name);
        return ApplyAsync(host, modules.ReadAgain(host), ReloadKind.Code, startsNow: true, cancellationToken);
    }

    /// <exception cref="ModuleUnavailableException">There is none of that name, or it cannot be started.</exception>
    public Task SwitchAsync(string name, bool isOn, CancellationToken cancellationToken)
    {
        var host = Needed(name);
        setup.Switches?.Write(name, isOn);
        var module = modules.Switch(host, isOn);
        return ApplyAsync(host, module, ReloadKind.Manifest, module.Code.HasLongRunning, cancellationToken);
    }

    /// <summary>Files have changed: what hangs on them is read again, and nothing else. What is wrong with them is told to who listens.</summary>
    public async Task ChangedAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        foreach (var (host, kind) in modules.All.Select(h => (h, KindOf(h, paths))).ToList())
        {
            if (kind is { } changed)
            {
                var module = modules.ReadAgain(host, paths);
                await QuietlyAsync(ApplyAsync(host, module, changed, module.Code.HasLongRunning, cancellationToken));
            }
        }
    }

    /// <summary>A folder with a module that was not there before.</summary>
    public async Task AddAsync(ModuleFolder folder, CancellationToken cancellationToken)
    {
        var host = modules.Add(folder);
        if (host is not null)
        {
            await QuietlyAsync(ApplyAsync(host, host.Module, ReloadKind.Code, host.Module.Code.HasLongRunning, cancellationToken));
        }
    }

    /// <summary>Sets those of what is in place. One after the other: what an earlier reload read is not to come after what a later one did.</summary>
    public async Task SetSchedulesAsync(ModuleHost host, CancellationToken cancellationToken)
    {
        await settling.WaitAsync(cancellationToken);
        try
        {
            var module = host.Module;
            var wanted = module.State == ModuleState.Loaded ? ScheduleRecords.Of(module.Manifest, setup.TimeZone, setup.Time.GetUtcNow()) : [];
            await setup.Schedules.SetManifestAsync(module.Name, wanted, cancellationToken);
        }
        finally
        {
            settling.Release();
        }

        firing.Wake();
    }

    public void Dispose() => settling.Dispose();

    private static ReloadKind? KindOf(ModuleHost host, IEnumerable<string> paths) =>
        paths.Select(p => host.Module.Folder.RelativePath(p) is { } path ? ChangedFile.KindOf(path) : null).Max();

    /// <summary>Who listens was told.</summary>
    private static async Task QuietlyAsync(Task apply)
    {
        try
        {
            await apply;
        }
        catch (ModuleUnavailableException)
        {
        }
    }

    private async Task ApplyAsync(ModuleHost host, Module module, ReloadKind kind, bool startsNow, CancellationToken cancellationToken)
    {
        try
        {
            if (kind >= ReloadKind.Manifest)
            {
                await host.ReloadAsync(() => modules.Library.Find(host.Name) ?? module, startsNow, cancellationToken);
                await SetSchedulesAsync(host, cancellationToken);
                runtime.LimitsChanged();
            }
            else
            {
                host.Renew(module);
            }

            await modules.SendMessagesAsync();
        }
        catch (ModuleUnavailableException trouble)
        {
            Tell(module, kind, new ModuleProblem(trouble.Code, module.Folder.Shown("module.yaml"), 1, 1, trouble.Message));
            throw;
        }

        Tell(module, kind);
    }

    private void Tell(Module module, ReloadKind kind, params ReadOnlySpan<ModuleProblem> more)
    {
        var wrong = LibraryCheck.Run(modules.Library, [module]).Where(d => d.Severity == Severity.Error).Select(ModuleProblem.Of);
        Feed.Tell(new ModuleReload(module.Name, kind, [.. wrong, .. more]));
    }

    private ModuleHost Needed(string name) => modules.Find(name) ?? throw new ModuleUnavailableException(name, "there is none of that name");
}
