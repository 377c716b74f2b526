using PluginTasks.Modules.Locales;
using PluginTasks.Pages.Compilation;

namespace PluginTasks.Modules.Library;

/// <summary>What a changed file means for a module.</summary>
internal static class ModuleChange
{
    /// <summary>The module after the change; the same object where it is none of its files.</summary>
    public static Module Apply(Module module, string fullPath) => Compiled(Reread(module, fullPath), module);

    /// <summary>The whole module as it is now.</summary>
    public static Module ReadAgain(Module module) => Compiled(ModuleReader.ReadAgain(module), module);

    private static Module Compiled(Module after, Module module)
    {
        foreach (var page in after.Pages.Values.Where(p => !ReferenceEquals(p, module.Pages.GetValueOrDefault(p.Name))))
        {
            // Now, while the file is as it was when it changed.
            _ = page.Compilation;
        }

        return after;
    }

    private static Module Reread(Module module, string fullPath)
    {
        if (module.Folder.RelativePath(fullPath) is not { } path)
        {
            return module;
        }

        if (path.StartsWith("locales/", StringComparison.Ordinal))
        {
            return module with { Locales = LocaleReader.ReadAgain(module.Folder, module.Name, module.Locales, path) };
        }

        var isPage = path.StartsWith("pages/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal);
        var dependents = module.Pages.Values.Where(p => p.DependsOn(path)).ToList();
        var isNewOrGone = isPage && (!module.Pages.TryGetValue(PageName.Of(path), out _) || !File.Exists(fullPath));
        if (isNewOrGone || IsReadWithTheModule(path))
        {
            return Reread(module, dependents.Select(p => p.Name).ToHashSet(StringComparer.Ordinal));
        }

        if (dependents.Count == 0)
        {
            return module;
        }

        var names = dependents.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return module with { Pages = WithNew(module, module.Pages, names) };
    }

    private static bool IsReadWithTheModule(string path) =>
        path is "module.yaml" or "rbac.yaml" ||
        path.StartsWith("lib/", StringComparison.Ordinal) ||
        path.StartsWith("scripts/", StringComparison.Ordinal) ||
        path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>Reads the folder again and keeps every page that does not depend on the change.</summary>
    private static Module Reread(Module module, HashSet<string> changed)
    {
        var read = ModuleReader.ReadAgain(module);
        var kept = read.Pages.Values.Select(p => Keeps(p.Name) && module.Pages.TryGetValue(p.Name, out var old) ? old : p);
        return read with { Pages = kept.ToDictionary(p => p.Name, StringComparer.Ordinal), Locales = module.Locales };

        bool Keeps(string page) => !changed.Contains(page) && read.Name == module.Name;
    }

    private static Dictionary<string, ModulePage> WithNew(
        Module module, IReadOnlyDictionary<string, ModulePage> pages, HashSet<string> changed) =>
        pages.Values
            .Select(p => changed.Contains(p.Name) ? ModuleReader.ReadPage(module.Folder, module.Name, p.Path, p) : p)
            .ToDictionary(p => p.Name, StringComparer.Ordinal);
}
