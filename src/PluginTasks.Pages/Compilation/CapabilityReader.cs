using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads capabilities: <c>&lt;property&gt;.&lt;verb&gt;</c>.</summary>
internal sealed class CapabilityReader(CompileContext context)
{
    private static readonly string[] Verbs = ["set", "append", "prepend", "remove", "replace"];
    private static readonly string[] OnValues = ["set"];

    public IReadOnlyList<string> Read(YamlMapping map, ComponentKind? kind)
    {
        if (!map.TryGet("capabilities", out var entry))
        {
            return [];
        }

        var texts = context.Shapes.ReadTexts(entry, "a list of capabilities");
        if (kind is not null)
        {
            foreach (var text in texts)
            {
                Check(text, kind);
            }
        }

        return [.. texts.Select(t => t.Value.Text!)];
    }

    private void Check(YamlScalar text, ComponentKind kind)
    {
        var written = text.Value.Text!;
        if (All(kind).Contains(written))
        {
            return;
        }

        var example = All(kind).First();
        context.Report(
            text,
            DiagnosticCodes.NotAllowed,
            $"{kind.Name} has no capability {Quoted.Show(written)}",
            $"; one is a property and a verb, such as '{example}'{context.Bag.Suggest(text.File, written, All(kind))}");
    }

    /// <summary>Values can be set; lists take every verb.</summary>
    private static IEnumerable<string> All(ComponentKind kind)
    {
        var children = kind.HasChildren ? Verbs.Select(v => $"children.{v}") : [];
        return children.Concat(kind.Shape.Properties
            .Where(p => p.Bindable || (p.Types & (ValueTypes.List | ValueTypes.Components)) != 0)
            .SelectMany(p => ((p.Types & (ValueTypes.List | ValueTypes.Components)) != 0 ? Verbs : OnValues).Select(v => $"{p.Name}.{v}")));
    }
}
