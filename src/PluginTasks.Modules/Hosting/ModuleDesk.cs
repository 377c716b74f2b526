using System.Text.Json;
using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Hosting;

/// <summary>Where modules are seen, reloaded, and switched on and off. Thread safe.</summary>
internal sealed class ModuleDesk(HostedModules modules, ModuleReloads reloads)
{
    public IReadOnlyList<ModuleStatus> List()
    {
        var library = modules.Library;
        return [.. modules.All.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => StatusOf(m, library))];
    }

    public Task ReloadAsync(string name, CancellationToken cancellationToken) => reloads.ReloadAsync(name, cancellationToken);

    public Task SwitchAsync(string name, bool isOn, CancellationToken cancellationToken) => reloads.SwitchAsync(name, isOn, cancellationToken);

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
}
