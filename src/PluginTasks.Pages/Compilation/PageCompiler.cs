using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Compiles a page file. Never throws for what an author wrote.</summary>
public static class PageCompiler
{
    /// <param name="folder">The module's folder.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="path">The page file in it: <c>pages/index.yaml</c>.</param>
    public static PageCompilation Compile(ModuleFolder folder, string module, string path)
    {
        var bag = new DiagnosticBag();
        var fragments = new FragmentFiles(folder);
        var context = new CompileContext(module, fragments, bag);
        var root = SourceFile.Read(folder, path, bag);
        var page = root is null ? null : new Reading(context).Read(root, $"{module}/{PageName.Of(path)}");
        return new PageCompilation(
            bag.HasErrors ? null : page, bag.ToSorted(), context.Uses, fragments.Tried.Append(path).ToHashSet(StringComparer.Ordinal));
    }

    private sealed class Reading(CompileContext context)
    {
        public CompiledPage? Read(YamlNode written, string name)
        {
            switch (context.Parameters.Fill(written, null))
            {
                case YamlSequence list:
                    return Page(name, null, context.Components.ReadList("components", list.Items));
                case YamlMapping map:
                    context.Shapes.ReportUnknownKeys(map, ComponentCatalog.Page, "a page", []);
                    return Page(name, map, map.TryGet("components", out var entry) ? context.Components.ReadList(entry) : GatedList.Nothing);
                case var other:
                    context.Report(other, DiagnosticCodes.WrongType, $"a page is a list of components, or a map with 'components', not {other.Describe()}");
                    return null;
            }
        }

        private CompiledPage Page(string name, YamlMapping? map, GatedList components) => new()
        {
            Name = name,
            Components = components,
            Gate = map is null ? Gate.Open : ReadGate(map),
            Title = Property(map, "title") as Expression,
            OnLoad = Property(map, "on_load"),
            Template = Text(map, "template") ?? "full",
            SurfaceId = Text(map, "surface_id") ?? "main",
            IsInMenu = (Property(map, "menu") as ConstantExpression)?.Value.IsTrue ?? true,
            IsPublic = (Property(map, "public") as ConstantExpression)?.Value.IsTrue ?? false,
            Initial = new InitialStateReader(context).Read(map),
            Gates = context.Gates.Gates,
            MessageModules = context.Uses.Keys.Select(k => k.Name.Split('.')[0]).ToHashSet(StringComparer.Ordinal),
        };

        private Gate ReadGate(YamlMapping map)
        {
            var gate = context.Shapes.ReadGates(map).Gate;
            return gate == GateTable.NoGate ? Gate.Open : context.Gates.Gates[gate];
        }

        private PageNode? Property(YamlMapping? map, string key) =>
            map is not null && map.TryGet(key, out var entry) ? context.Values.Read(entry, ComponentCatalog.Page.Find(key)!) : null;

        private string? Text(YamlMapping? map, string key) => (Property(map, key) as ConstantExpression)?.Value.Text;
    }
}
