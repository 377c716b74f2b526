using PluginTasks.Pages.Files;
using PluginTasks.Sandbox.Access;

namespace PluginTasks.Modules.Manifests;

/// <summary>What belongs to the host that a module is read for, and to no module. Immutable; whole paths.</summary>
/// <param name="DataFolder">What it keeps; modules' own data is in there.</param>
/// <param name="Own">Folders and files; no rule opens them, nor what they are in.</param>
public sealed record HostPlaces(string DataFolder, IReadOnlyList<string> Own)
{
    /// <summary>Where a module's own data is.</summary>
    public static string DataOf(string dataFolder, string module) => Path.GetFullPath(Path.Combine(dataFolder, "modules", module));

    internal AccessScope ScopeOf(ModuleFolder folder) =>
        new() { ModuleFolder = folder.FullPath(""), DataFolder = DataOf(DataFolder, folder.Name), HostFolders = Own };
}
