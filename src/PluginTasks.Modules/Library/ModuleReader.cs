using PluginTasks.Modules.Code;
using PluginTasks.Modules.Locales;
using PluginTasks.Modules.Manifests;
using PluginTasks.Modules.Permissions;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;

namespace PluginTasks.Modules.Library;

/// <summary>Reads a module's folder.</summary>
internal static class ModuleReader
{
    private const string PageFolder = "pages";
    private const string PageEnding = ".yaml";
    private static readonly string[] FoldersBesidePages = ["locales", "scripts", "src", "assets"];

    /// <summary>The module as it is now.</summary>
    public static Module Read(ModuleFolder folder, HostPlaces? host) => Read(folder, host, null);

    /// <summary>The module as it is now. Of what got broken meanwhile the last good version stays.</summary>
    public static Module ReadAgain(Module before) => Read(before.Folder, before.Host, before);

    private static Module Read(ModuleFolder folder, HostPlaces? host, Module? before)
    {
        var bag = new DiagnosticBag();
        var (manifest, uses) = ManifestReader.Read(folder, host, bag);
        var state = bag.HasErrors ? ModuleState.Failed : manifest.Enabled ? ModuleState.Loaded : ModuleState.Disabled;
        var permissions = ReadPermissions(folder, manifest.Name, before, bag);
        CheckFolders(folder, bag);
        var pages = ReadPages(folder, manifest.Name, before, bag);
        var read = new Module
        {
            Folder = folder,
            Host = host,
            Manifest = manifest,
            ManifestUses = uses,
            State = state,
            Permissions = permissions,
            Code = ReadCode(folder, manifest, bag),
            Pages = pages,
            Locales = LocaleReader.ReadAll(folder, manifest.Name, before?.Locales),
            OwnDiagnostics = bag.ToSorted(),
        };
        return read.State == ModuleState.Failed && before is { State: not ModuleState.Failed } ? before with { OwnDiagnostics = read.OwnDiagnostics } : read;
    }

    public static ModulePage ReadPage(ModuleFolder folder, string module, string path, ModulePage? before) =>
        new(path, () => PageCompiler.Compile(folder, module, path), before?.Served);

    /// <summary>Who could come in still can, as long as nobody knows who is meant to.</summary>
    private static RolePermissions ReadPermissions(ModuleFolder folder, string module, Module? before, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var read = RbacReader.Read(folder, module, own);
        bag.AddRange(own.ToSorted());
        return own.HasErrors && before is not null ? before.Permissions : read;
    }

    /// <summary>Pages say for themselves what is wrong with their folder.</summary>
    private static void CheckFolders(ModuleFolder folder, DiagnosticBag bag)
    {
        foreach (var name in FoldersBesidePages.Where(f => folder.Probe(f) == FileState.Outside))
        {
            bag.Add(DiagnosticCodes.LeavesModule, folder.Shown(name), 1, 1, "this is a link out of the module");
        }
    }

    private static Dictionary<string, ModulePage> ReadPages(ModuleFolder folder, string module, Module? before, DiagnosticBag bag)
    {
        var pages = new Dictionary<string, ModulePage>(StringComparer.Ordinal);
        var routes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in folder.List(PageFolder))
        {
            if (!path.EndsWith(PageEnding, StringComparison.Ordinal))
            {
                CheckOther(folder, path, bag);
                continue;
            }

            var name = PageName.Of(path);
            if (!PageName.IsValid(name))
            {
                bag.Add(
                    DiagnosticCodes.PageName, folder.Shown(path), 1, 1,
                    $"{Quoted.Show(name)} cannot be part of a route; use letters, digits, '_', '-' and '.'");
            }
            else if (PageName.Routes(module, name).FirstOrDefault(r => !routes.TryAdd(r, path)) is { } taken)
            {
                bag.Add(DiagnosticCodes.PageName, folder.Shown(path), 1, 1, $"this page has the route {Quoted.Bare(taken)}, and so has {routes[taken]}");
            }

            pages.Add(name, ReadPage(folder, module, path, before?.Pages.GetValueOrDefault(name)));
        }

        return pages;
    }

    private static void CheckOther(ModuleFolder folder, string path, DiagnosticBag bag)
    {
        if (path.EndsWith(".yml", StringComparison.Ordinal))
        {
            bag.Add(DiagnosticCodes.PageName, folder.Shown(path), 1, 1, "a page's file ends in .yaml; rename this one");
        }
        else if (folder.Probe(path) is FileState.Outside or FileState.Folder)
        {
            bag.Add(DiagnosticCodes.LeavesModule, folder.Shown(path), 1, 1, "a link to a folder, or a folder that is named like a file, is not followed");
        }
    }

    private static ModuleCode ReadCode(ModuleFolder folder, Manifest manifest, DiagnosticBag bag)
    {
        var scripts = SourceCode.ReadScripts(folder);
        if (manifest.Assembly is not { } assembly)
        {
            return scripts;
        }

        var state = folder.Probe(assembly);
        if (state == FileState.Outside)
        {
            bag.Add(DiagnosticCodes.LeavesModule, folder.Shown(ManifestReader.FileName), 1, 1, $"the assembly {Quoted.Show(assembly)} leads out of the module");
            return scripts;
        }

        // Before the first build the source says what the assembly will have.
        var code = state == FileState.Found ? AssemblyCode.Read(folder.Open(assembly)) : SourceCode.ReadSources(folder);
        return scripts.With(code);
    }
}
