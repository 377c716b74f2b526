using System.Text;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

/// <summary>A tree drawn with lines, for reading in a terminal.</summary>
public static class TreeText
{
    public static string Of(Value tree)
    {
        var text = new StringBuilder();
        text.Append(Text(tree, "page")).Append(" [").Append(Text(tree, "lang")).Append(']');
        if (Get(tree, "title").Text is { } title)
        {
            text.Append(' ').Append(ValueJson.ToText(Value.Of(title)));
        }

        text.Append('\n');
        Draw(text, Get(tree, "components").List ?? ValueList.Empty, "");
        return text.ToString().TrimEnd('\n');
    }

    private static void Draw(StringBuilder text, ValueList components, string indent)
    {
        for (var i = 0; i < components.Count; i++)
        {
            var isLast = i == components.Count - 1;
            var children = Get(components[i], "children").List ?? ValueList.Empty;
            var inner = indent + (isLast ? "   " : "│  ");
            text.Append(indent).Append(isLast ? "└─ " : "├─ ")
                .Append(Text(components[i], "kind")).Append(' ').Append(Text(components[i], "id")).Append('\n');
            foreach (var (name, value) in Rest(components[i]))
            {
                text.Append(inner).Append(children.Count > 0 ? "│  " : "   ")
                    .Append(name).Append(": ").Append(ValueJson.ToText(value)).Append('\n');
            }

            Draw(text, children, inner);
        }
    }

    /// <summary>The rules and capabilities of a definition, and the properties.</summary>
    private static IEnumerable<KeyValuePair<string, Value>> Rest(Value component) =>
        (component.Map ?? ValueMap.Empty).Where(e => e.Key is "show_if" or "hide_if" or "capabilities")
            .Concat(Get(component, "props").Map ?? ValueMap.Empty);

    private static string Text(Value map, string key) => Get(map, key).Text ?? "";

    private static Value Get(Value map, string key) => map.Map is { } entries && entries.TryGetValue(key, out var value) ? value : default;
}
