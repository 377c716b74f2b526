using PluginTasks.Modules.Code;
using PluginTasks.Modules.Locales;
using PluginTasks.Modules.Manifests;
using PluginTasks.Modules.Permissions;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;

namespace PluginTasks.Modules.Library;

/// <summary>A module as it was last read. Immutable but for pages, which are compiled when first asked for.</summary>
public sealed record Module
{
    public required ModuleFolder Folder { get; init; }

    /// <summary>What belongs to the host that it was read for; null where it was read for none.</summary>
    internal HostPlaces? Host { get; init; }

    public required Manifest Manifest { get; init; }

    public required ModuleState State { get; init; }

    public required RolePermissions Permissions { get; init; }

    public required ModuleCode Code { get; init; }

    /// <summary>By page name.</summary>
    public required IReadOnlyDictionary<string, ModulePage> Pages { get; init; }

    public required IReadOnlyList<ModuleLocale> Locales { get; init; }

    /// <summary>What the manifest refers to outside of itself.</summary>
    public required PageUses ManifestUses { get; init; }

    /// <summary>What is wrong with everything but its pages and locales.</summary>
    public required IReadOnlyList<Diagnostic> OwnDiagnostics { get; init; }

    public string Name => Manifest.Name;

    /// <summary>Everything that can be said of the module without knowing the others. Compiles all its pages.</summary>
    public IEnumerable<Diagnostic> Diagnostics() => OwnDiagnostics
        .Concat(Locales.SelectMany(l => l.Diagnostics))
        .Concat(Pages.Values.SelectMany(p => p.Compilation.Diagnostics));
}
