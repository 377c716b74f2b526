using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>Pages: the files of a case are laid out in a folder of their own and read as a module.</summary>
internal static class PageSuite
{
    private const string Module = "m";

    public static string? Run(SuiteCase test)
    {
        var root = Directory.CreateTempSubdirectory("plugintasks-");
        try
        {
            var folder = Path.Combine(root.FullName, Module);
            Lay(test, folder);
            var library = ModuleLibrary.LoadFolders([new ModuleFolder(folder, "")]);
            return Compare(test, library);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static void Lay(SuiteCase test, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "module.yaml"), $"name: {Module}\n");
        foreach (var (path, content) in test.Map("files"))
        {
            var full = Path.GetFullPath(Path.Combine(folder, path));
            if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new CommandFailure(ExitCode.WrongUsage, $"the case '{test.Name}' has a file outside of its module: {path}");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, content.Text);
        }
    }

    private static string? Compare(SuiteCase test, ModuleLibrary library)
    {
        var name = test.Text("page") ?? "index";
        if (!library.Find(Module)!.Pages.TryGetValue(name, out var page))
        {
            return $"there is no page {Quoted.Show(name)}";
        }

        if (test.Has("diagnostics"))
        {
            return CompareDiagnostics(test, page.Path, page.Compilation.Diagnostics);
        }

        return library.Page(Module, name) is { } views
            ? CompareTree(test, views)
            : $"the page has errors: {string.Join("; ", page.Compilation.Diagnostics)}";
    }

    private static string? CompareTree(SuiteCase test, Pages.Trees.PageViews views)
    {
        var user = test.Map("user");
        var role = user.TryGetValue("role", out var r) ? r.Text ?? "" : "";
        var permissions = user.TryGetValue("permissions", out var p) ? p.List?.Select(t => t.Text ?? "") : null;
        using var output = new JsonOutput();
        var data = test.Has("data") ? test.Value("data") : Value.Of(ValueMap.Empty);
        views.For(new PageUser(role, permissions), test.Text("lang")).WriteResolved(output, test.Map("store"), test.Map("global"), data);
        var tree = ValueJson.Parse(output.Written.ToArray());
        tree.Map!.TryGetValue("components", out var components);
        return components.Equals(test.Value("components")) ? null : $"expected {test.Value("components")}, got {components}";
    }

    /// <summary>Exactly these codes, each where the case says.</summary>
    private static string? CompareDiagnostics(SuiteCase test, string path, IReadOnlyList<Diagnostic> found)
    {
        var left = found.ToList();
        var expected = test.Value("diagnostics").List ?? ValueList.Empty;
        var missing = expected.Where(e => !left.Remove(left.Find(d => Matches(d, e.Map ?? ValueMap.Empty, path))!)).ToList();
        return missing.Count == 0 && left.Count == 0
            ? null
            : $"expected {test.Value("diagnostics")}, got {string.Join("; ", found)}";
    }

    private static bool Matches(Diagnostic diagnostic, ValueMap expected, string path)
    {
        var file = expected.TryGetValue("file", out var f) ? f.Text : path;
        return expected.TryGetValue("code", out var code) && code.Text == diagnostic.Code.Id &&
            diagnostic.File == file &&
            (!expected.TryGetValue("line", out var line) || line.Number == diagnostic.Line);
    }
}
