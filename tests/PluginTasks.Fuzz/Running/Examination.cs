using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Html;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Fuzz.Running;

/// <summary>Does with a module everything that the host and the command do with it, one step after the other.</summary>
public sealed class Examination(string root)
{
    private static readonly PageUser[] Users = [new("super"), new("user", ["fuzz.view"])];
    private static readonly string[] Languages = ["en", "ar"];
    private static readonly ValueMap PageStore = ValueJson.Parse("""{"a":{"b":1},"count":3,"list":["x",1],"name":"N","pattern":"^(a*)*$","rows":[1]}""").Map!;
    private static readonly ValueMap GlobalStore = ValueJson.Parse("""{"a":2,"theme":"dark","t":"aac"}""").Map!;
    private static readonly Value Data = ValueJson.Parse("""{"rows":[{"id":1,"on":true}],"x":[1,2]}""");

    private readonly ModuleFolder folder = new(root, "modules/fuzz");

    /// <summary>How many trees were written, for a look at how far mutations get.</summary>
    public int Trees { get; private set; }

    public int Found { get; private set; }

    /// <summary>The steps, to be taken in order; each with the file that it is mostly about.</summary>
    public IEnumerable<(string File, Action Take)> Steps()
    {
        ModuleLibrary? library = null;
        yield return ("module.yaml", () => library = ModuleLibrary.LoadFolders([folder]));
        var module = library!.Modules[0];
        foreach (var page in module.Pages.Values)
        {
            yield return (page.Path, () => _ = page.Compilation);
            yield return (page.Path, () => Render(library, page));
        }

        yield return ("module.yaml", () => Check(LibraryCheck.Run(library, library.Modules)));
        yield return ("module.yaml", () => _ = library.PermissionsOf("user").ToList());
        yield return ("module.yaml", () => library = library.After(folder.FullPath("rbac.yaml")).After(folder.FullPath("locales/en.yaml")));
    }

    private void Render(ModuleLibrary library, ModulePage page)
    {
        if (library.Page("fuzz", page.Name) is not { } views)
        {
            return;
        }

        foreach (var user in Users)
        {
            foreach (var language in Languages)
            {
                var view = views.For(user, language);
                Read(view.Definition);
                using var output = new JsonOutput();
                view.WriteResolved(output, PageStore, GlobalStore, Data);
                Read(output.Written.ToArray());
            }
        }
    }

    private void Read(ReadOnlyMemory<byte> tree)
    {
        Trees++;
        var value = ValueJson.ParseTree(tree);
        if (tree.Length < 100_000)
        {
            _ = TreeText.Of(value);
            _ = HtmlPage.Of(value);
            _ = ValueJson.Indent(tree);
        }
    }

    /// <summary>What has to hold for any diagnostic.</summary>
    private void Check(IReadOnlyList<Diagnostic> diagnostics)
    {
        Found += diagnostics.Count;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.ToString().Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E'))
            {
                throw new InvalidOperationException($"a diagnostic holds a control character: {Quoted.Show(diagnostic.ToString())}");
            }

            if (diagnostic.Line < 1 || diagnostic.Column < 1 || diagnostic.Message.Length > 2_000)
            {
                throw new InvalidOperationException($"a diagnostic has no place or no end: {Quoted.Show(diagnostic.Message)}");
            }
        }
    }
}
