using System.Text.Json.Nodes;
using PluginTasks.Pages.Catalog;

namespace PluginTasks.Browser.Tests;

/// <summary>Components of every kind with every property that the catalog knows, each text of them one that would run if a browser took it for more than text.</summary>
internal static class HostileComponents
{
    /// <summary>Each would set <c>window.pwned</c>.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        ["<img src=x onerror=window.pwned=1>", "<script>window.pwned=2</script>", "javascript:window.pwned=3", "\"><svg onload=window.pwned=4>", "[x](javascript:window.pwned=5)"];

    /// <summary>What shows, or asks for, something else than what it is given.</summary>
    private static readonly HashSet<string> LeftOut = ["error", "show_if", "hide_if", "required_permissions", "capabilities", "id", "kind", "children", "auto_refresh", "remote_service", "collect_input_ids", "total_rows"];

    /// <summary>A kind with one of the texts, or an address in each way that it can have one.</summary>
    public static IEnumerable<JsonObject> Of(ComponentKind kind, int text)
    {
        var alternatives = kind.Shape.ExactlyOneOf.SelectMany(g => g).ToList();
        foreach (var chosen in alternatives.Count == 0 ? [""] : alternatives)
        {
            var id = $"{kind.Name}_{text}{chosen}";
            var component = Map(kind.Shape, Texts[text], id, [.. alternatives.Where(a => a != chosen)]);
            component["kind"] = kind.Name;
            component["id"] = id;
            if (kind.HasChildren)
            {
                component["children"] = new JsonArray(Inner(Texts[text], id));
            }

            yield return component;
        }
    }

    /// <summary>What is shown in place of a component that has a problem.</summary>
    public static JsonObject WithError(int text) => new() { ["kind"] = "Text", ["id"] = $"error_{text}", ["text"] = "x", ["error"] = Texts[text] };

    private static JsonObject Inner(string text, string id) => new() { ["kind"] = "Text", ["id"] = $"{id}.inner", ["text"] = text };

    private static JsonObject Map(Shape shape, string text, string id, HashSet<string>? without = null)
    {
        var map = new JsonObject();
        foreach (var property in shape.Properties.Where(p => !LeftOut.Contains(p.Name) && without?.Contains(p.Name) != true))
        {
            map[property.Name] = Value(property, text, $"{id}.{property.Name}");
        }

        if (shape.Find("id") is { Format: TextFormat.Id } && shape.Find("kind") is null)
        {
            map["id"] = Id(id);
        }

        return map;
    }

    private static JsonNode? Value(PropertySpec property, string text, string id) => property switch
    {
        { Name: "field" } => "f",
        { Name: "row_key" } => "id",
        { Name: "tabs" or "items", Types: var types } when types.HasFlag(ValueTypes.List) => List(property, text, id),
        { Allowed: [var first, ..] } => first,
        { Format: TextFormat.Id } => Id(id),
        { Format: TextFormat.Pattern } => ".*",
        { Format: TextFormat.Action } => "hostile.nothing",
        { Types: var types } when types.HasFlag(ValueTypes.Action) => new JsonObject { ["name"] = "hostile.nothing", ["context"] = new JsonObject { ["x"] = text }, ["confirm"] = new JsonObject { ["text"] = text, ["confirm_text"] = text, ["cancel_text"] = text } },
        { Types: var types } when types.HasFlag(ValueTypes.Text) => text,
        { Types: var types } when types.HasFlag(ValueTypes.List) => List(property, text, id),
        { Types: var types } when types.HasFlag(ValueTypes.Components) => new JsonArray(Inner(text, id)),
        { Types: var types } when types.HasFlag(ValueTypes.Component) => Inner("$item.f", id),
        { Types: var types } when types.HasFlag(ValueTypes.Map) => property.Shape is { } shape ? Map(shape, text, id) : new JsonObject { ["x"] = text },
        { Types: var types } when types.HasFlag(ValueTypes.Number) => property.Min ?? 1,
        _ => true,
    };

    private static JsonArray List(PropertySpec list, string text, string id)
    {
        if (list.Length is { } length)
        {
            return [.. Enumerable.Repeat(0, length).Select(_ => (JsonNode)1)];
        }

        if (list.Items is not { } items)
        {
            return [new JsonObject { ["id"] = text, ["f"] = text, ["label"] = text }];
        }

        // Where there are several sorts of one thing, such as columns, one of each.
        var sorts = items.Shape?.Properties.FirstOrDefault(p => p.Name is "type" && p.Allowed.Count > 0);
        return sorts is null
            ? [Item(items, text, id)]
            : [.. sorts.Allowed.Select((sort, place) => Sorted((JsonObject)Item(items, text, $"{id}.{place}")!, sorts.Name, sort))];
    }

    private static JsonNode? Item(PropertySpec items, string text, string id) => items.Shape is { } shape ? Map(shape, text, id) : Value(items, text, id);

    private static string Id(string place) => string.Concat(place.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static JsonObject Sorted(JsonObject item, string name, string sort)
    {
        item[name] = sort;
        return item;
    }
}
