using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Html;

/// <summary>Trees in which every property that the catalog knows holds what an attacker would write.</summary>
internal static class HostileTree
{
    public static readonly string[] Payloads =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onclick='alert(1)",
        "</title></style></textarea></pre><script>alert(1)</script>",
        "javascript:alert(1)",
        " \tjava\nscript:alert(1)",
        "JaVaScRiPt&colon;alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/x",
        "\\\\evil.example",
        "red;background:url(javascript:alert(1))",
        "[x](javascript:alert(1)) ![y](data:text/html;base64,PHN) <javascript:alert(1)> <b onclick=alert(1)>z</b>",
        "[x]: javascript:alert(1)\n\n[x] [y](  java\tscript:alert(1)) [z](&#106;avascript:alert(1)) [q](\\javascript:alert(1))",
        "# h {onclick=alert(1)}\n\n```html onclick=alert(1)\n<script>\n```\n\n| <script> |\n| --- |\n| [x](vbscript:1) |",
        "\0<scr\0ipt>\uD800 <!-- --> ]]> <?xml ?>",
        "&lt;script&gt;",
        "0.0;'\"%",
        "$item",
    ];

    /// <summary>A page with one component, whose properties of each type are given what suits it.</summary>
    public static Value Page(string kind, string payload, bool isDefinition, bool keepsTypes) => Map(
        ("page", payload), ("lang", payload), ("title", payload), ("template", payload),
        isDefinition ? ("store", "") : ("x", ""),
        ("components", List(Component(kind, payload, keepsTypes))));

    /// <summary>The same inside a list's template, which gets the payload by way of its item.</summary>
    public static Value InTemplate(string kind, string payload)
    {
        var rule = Map(("left", payload), ("op", "!="), ("right", "$item"));
        var template = Value.Of(Component(kind, "a $item", true).Map!.With("hide_if", rule));
        return Map(("page", "p"), ("lang", "en"), ("components", List(Map(
            ("kind", "List"), ("id", "l"), ("props", Map(("items", List(payload, payload)), ("item_template", template)))))));
    }

    public static Value Component(string kind, string payload, bool keepsTypes)
    {
        var shape = ComponentCatalog.Find(kind)!.Shape;
        return Map(
            ("kind", kind), ("id", payload),
            ("props", keepsTypes ? Shaped(shape, payload) : All(shape, payload)),
            ("children", List(Text(payload))));
    }

    private static Value All(Shape shape, string payload) =>
        Value.Of(new ValueMap(shape.Properties.Select(p => KeyValuePair.Create(p.Name, Value.Of(payload)))));

    private static Value Shaped(Shape shape, string payload) =>
        Value.Of(new ValueMap(shape.Properties.Select(p => KeyValuePair.Create(p.Name, Of(p, payload)))));

    private static Value Of(PropertySpec spec, string payload) => spec switch
    {
        { Name: "show_if" or "hide_if" } => Map(("left", payload), ("op", payload)),
        { Types: ValueTypes.Action } => Map(("name", payload), ("context", Map((payload, payload))), ("confirm", Map(("text", payload)))),
        { Types: ValueTypes.Component } => Text(payload),
        { Types: ValueTypes.Components } => List(Text(payload)),
        { Types: ValueTypes.Boolean } => Value.True,
        { Types: ValueTypes.Number } => Value.Of(3),
        { Allowed.Count: > 0 } => Value.Of(spec.Allowed[^1]),
        { Types: ValueTypes.List, Items: { } items } => List(Of(items, payload), Of(items, payload), payload),
        { Types: ValueTypes.List } => List(payload, Map(("id", payload), (payload, payload))),
        { Shape: { } shape } => Shaped(shape, payload),
        { Types: ValueTypes.Map } => Map((payload, payload)),
        _ => Value.Of(payload),
    };

    private static Value Text(string payload) => Map(("kind", "Text"), ("id", payload), ("props", Map(("text", payload))));

    private static Value List(params Value[] items) => Value.Of(new ValueList(items));

    private static Value List(params string[] items) => Value.Of(new ValueList(items.Select(Value.Of)));

    private static Value List(string first, Value second) => List(Value.Of(first), second);

    private static Value List(Value first, Value second, string third) => List(first, second, Value.Of(third));

    private static Value Map(params (string Key, object Value)[] entries) => Value.Of(new ValueMap(entries.Select(e =>
        KeyValuePair.Create(e.Key, e.Value as Value? ?? Value.Of((string)e.Value)))));
}
