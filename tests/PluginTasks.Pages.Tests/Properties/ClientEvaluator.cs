using System.Text.Json.Nodes;
using PluginTasks.Pages.Catalog;

namespace PluginTasks.Pages.Tests.Properties;

/// <summary>
/// What a client does with a definition tree: from the JSON, the stores and the catalog to the components that
/// are seen. Written from the documentation alone.
/// </summary>
internal sealed class ClientEvaluator
{
    private readonly ClientState state;

    private ClientEvaluator(ClientState state) => this.state = state;

    public static JsonObject Resolve(JsonObject definition, JsonObject page, JsonObject global, JsonObject data)
    {
        // First values do not see each other: only what was given.
        var given = new ClientState((string)definition["lang"]!, page, global, data);
        var client = new ClientEvaluator(new ClientState(
            given.Language,
            given.Below(definition["store"]!["page"]!.AsObject(), page),
            given.Below(definition["store"]!["global"]!.AsObject(), global),
            given.Below(definition["data"]!.AsObject(), data)));
        var resolved = new JsonObject();
        foreach (var (key, value) in definition.Where(p => p.Key is "page" or "lang" or "surfaceId" or "title"))
        {
            resolved[key] = client.state.Evaluate(value);
        }

        resolved["components"] = client.Components(definition["components"], perItem: false);
        return resolved;
    }

    private JsonArray Components(JsonNode? list, bool perItem) =>
        [.. ((JsonArray)list!).Where(c => IsShown((JsonObject)c!, perItem)).Select(c => Component((JsonObject)c!, perItem))];

    private JsonObject Component(JsonObject definition, bool perItem)
    {
        var shape = ComponentCatalog.Find((string)definition["kind"]!)!.Shape;
        var component = new JsonObject { ["kind"] = definition["kind"]!.DeepClone(), ["id"] = definition["id"]!.DeepClone() };
        KeepRules(definition, component, perItem);
        component["props"] = Properties((JsonObject)definition["props"]!, shape, perItem);
        if (definition["children"] is { } children && Components(children, perItem) is { Count: > 0 } shown)
        {
            component["children"] = shown;
        }

        return component;
    }

    private JsonObject Properties(JsonObject written, Shape shape, bool perItem)
    {
        var result = new JsonObject();
        foreach (var (key, value) in written.Where(p => p.Key is not ("show_if" or "hide_if")))
        {
            var spec = shape.Find(key)!;
            var isHidden = spec.Types == ValueTypes.Component && value is JsonObject slot && !IsShown(slot, perItem || spec.PerItem);
            result[key] = isHidden ? null : Property(value, spec, perItem);
        }

        return result;
    }

    private JsonNode? Property(JsonNode? value, PropertySpec spec, bool outer)
    {
        var perItem = outer || spec.PerItem;
        switch (value)
        {
            case JsonObject when spec.Types == ValueTypes.Component:
                return Component((JsonObject)value, perItem);
            case JsonArray when spec.Types == ValueTypes.Components:
                return Components(value, perItem);
            case JsonArray list when spec.Items is { } items:
                return new JsonArray([.. list.Where(i => i is not JsonObject map || ClientState.IsBinding(map) || items.Shape is null || IsShown(map, perItem))
                    .Select(i => Property(i, items, perItem))]);
            case JsonObject map when spec.Shape is { } shape && !ClientState.IsBinding(map):
                var result = Properties(map, shape, perItem);
                KeepRules(map, result, perItem);
                return result;
            case JsonObject map when spec.Items is { } entries && (spec.Types & ValueTypes.Map) != 0 && !ClientState.IsBinding(map):
                return new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Property(p.Value, entries, perItem))));
            default:
                return state.Evaluate(value);
        }
    }

    private bool IsShown(JsonObject member, bool perItem)
    {
        if (perItem && DependsOnItem(member))
        {
            return true;
        }

        return (!member.ContainsKey("show_if") || ClientRules.Decide(member["show_if"], state.Evaluate) != false) &&
            (!member.ContainsKey("hide_if") || ClientRules.Decide(member["hide_if"], state.Evaluate) != true);
    }

    /// <summary>Rules about an item wait for the item; what they say of stores is known already.</summary>
    private void KeepRules(JsonObject from, JsonObject to, bool perItem)
    {
        if (perItem && DependsOnItem(from))
        {
            foreach (var (key, rule) in from.Where(p => p.Key is "show_if" or "hide_if"))
            {
                to[key] = state.EvaluateRule(rule);
            }
        }
    }

    private static bool DependsOnItem(JsonObject member) =>
        new[] { "show_if", "hide_if" }.Any(key => member[key] is { } rule && MentionsItem(rule));

    private static bool MentionsItem(JsonNode? node) => node switch
    {
        JsonArray list => list.Any(MentionsItem),
        JsonObject map when (string?)(map["type"] as JsonValue)?.ToString() == "literal" => false,
        JsonObject map => map.Any(p => MentionsItem(p.Value)),
        _ => ClientRules.Text(node)?.StartsWith('$') == true,
    };
}
