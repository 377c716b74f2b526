using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Html;

/// <summary>Decides the rules that a resolved tree keeps because they read the item. Each is compiled once.</summary>
internal sealed class ItemRules
{
    private readonly Dictionary<object, Rule?> compiled = new(ReferenceEqualityComparer.Instance);

    public bool Shows(Value showIf, Value hideIf, ItemScope scope) =>
        Rule.Shows(Find(showIf), Find(hideIf), scope.Evaluation);

    private Rule? Find(Value written)
    {
        if (written.IsNull)
        {
            return null;
        }

        if (written.Map is not { } map)
        {
            return Compile(written);
        }

        if (!compiled.TryGetValue(map, out var rule))
        {
            rule = Compile(written);
            compiled.Add(map, rule);
        }

        return rule;
    }

    private static Rule? Compile(Value written) =>
        ValueCompiler.CompileRule(Node(written), "", perItem: true, new DiagnosticBag());

    private static YamlNode Node(Value value)
    {
        if (value.List is { } list)
        {
            return new YamlSequence("", 1, 1, [.. list.Select(Node)]);
        }

        if (value.Map is { } map && !LooksBound(map))
        {
            return new YamlMapping("", 1, 1, [.. map.Select(e => new YamlEntry(e.Key, "", 1, 1, Node(e.Value)))]);
        }

        return value.Map is not null || value.Text is ['@', ..] ? Literal(value) : new YamlScalar("", 1, 1, value);
    }

    /// <summary>Bindings were resolved before; what still looks like one is a value.</summary>
    private static bool LooksBound(ValueMap map) => map.ContainsKey("type") || (map.Count == 1 && map.ContainsKey("path"));

    private static YamlMapping Literal(Value value) => new("", 1, 1,
    [
        new YamlEntry("type", "", 1, 1, new YamlScalar("", 1, 1, Value.Of("literal"))),
        new YamlEntry("value", "", 1, 1, Plain(value)),
    ]);

    private static YamlNode Plain(Value value) =>
        value.List is { } list ? new YamlSequence("", 1, 1, [.. list.Select(Plain)])
        : value.Map is { } map ? new YamlMapping("", 1, 1, [.. map.Select(e => new YamlEntry(e.Key, "", 1, 1, Plain(e.Value)))])
        : new YamlScalar("", 1, 1, value);
}
