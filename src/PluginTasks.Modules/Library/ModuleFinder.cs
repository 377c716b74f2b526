using PluginTasks.Modules.Manifests;
using PluginTasks.Pages.Files;

namespace PluginTasks.Modules.Library;

/// <summary>Finds modules: direct subfolders that hold a <c>module.yaml</c>.</summary>
public static class ModuleFinder
{
    public static IReadOnlyList<ModuleFolder> Find(string path)
    {
        if (!Directory.Exists(path))
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateDirectories(path)
                .Where(d => new ModuleFolder(d, "").Has(ManifestReader.FileName))
                .Order(StringComparer.Ordinal)
                .Select(d => new ModuleFolder(d, Shown(path, d))),
        ];
    }

    private static string Shown(string path, string folder) =>
        Path.Join(path, Path.GetFileName(folder)).Replace('\\', '/');
}
