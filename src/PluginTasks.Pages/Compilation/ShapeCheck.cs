using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Checks a map that is no page, such as a manifest, against its shape.</summary>
public static class ShapeCheck
{
    /// <summary>Reports what is wrong, and returns what the map refers to outside of itself.</summary>
    public static PageUses Check(YamlMapping map, Shape shape, string module, ShapeCodes codes, DiagnosticBag bag)
    {
        var context = new CompileContext(module, null, bag) { Codes = codes };
        context.Shapes.ReportUnknownKeys(map, shape, $"a {shape.Name}", []);
        context.Shapes.ReadProperties(map, shape);
        return context.Uses;
    }
}
