using System.Text.Json;
using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Schedules;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Modules.Hosting;

/// <summary>Where modules are seen, reloaded, and switched on and off. Thread safe.</summary>
internal sealed class ModuleDesk(PluginHostSetup setup, HostedModules modules, ScheduleEngine firing, TaskRuntime runtime)
{
    public IReadOnlyList<ModuleStatus> List()
    {
        var library = modules.Library;
        return [.. modules.All.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => StatusOf(m, library))];
    }

    public async Task ReloadAsync(string name, CancellationToken cancellationToken)
    {
        var host = Find(name);
        var module = modules.ReadAgain(host);
        await host.ReloadAsync(module, cancellationToken: cancellationToken);
        await SetSchedulesAsync(module, cancellationToken);
        await modules.SendMessagesAsync();
        runtime.LimitsChanged();
    }

    public async Task SwitchAsync(string name, bool isOn, CancellationToken cancellationToken)
    {
        var host = Find(name);
        setup.Switches?.Write(name, isOn);
        var module = modules.Switch(host, isOn);
        await host.ReloadAsync(module, startsNow: module.Code.HasLongRunning, cancellationToken);
        await SetSchedulesAsync(module, cancellationToken);
        await modules.SendMessagesAsync();
    }

    public async Task SetSchedulesAsync(Module module, CancellationToken cancellationToken)
    {
        var wanted = module.State == ModuleState.Loaded ? ScheduleRecords.Of(module.Manifest, setup.TimeZone, setup.Time.GetUtcNow()) : [];
        await setup.Schedules.SetManifestAsync(module.Name, wanted, cancellationToken);
        firing.Wake();
    }

    private static ModuleStatus StatusOf(ModuleHost host, ModuleLibrary library) => new()
    {
        Name = host.Name,
        Version = host.Module.Manifest.Version,
        State = NameOf(host.Module.State),
        Condition = NameOf(host.Condition),
        Trouble = host.Trouble,
        Generation = host.Current?.Number,
        ProcessId = host.Current?.ProcessId,
        Pages = host.Module.Pages.Count,

        // Of what stands in the files now, also where an earlier version goes on running.
        Diagnostics = [.. LibraryCheck.Run(library, [library.Find(host.Name) ?? host.Module]).Select(Of)],
    };

    private static ModuleDiagnostic Of(Diagnostic found) =>
        new(found.Code.Id, NameOf(found.Severity), found.File, Math.Max(found.Line, 1), Math.Max(found.Column, 1), found.Message);

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private ModuleHost Find(string name) => modules.Find(name) ?? throw new ModuleUnavailableException(name, "there is none of that name");
}
