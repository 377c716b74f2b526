using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>The kinds of components and their properties, as the Sdk's own constructors and methods have them.</summary>
internal static class ComponentKinds
{
    private static readonly string[] Gates = ["show_if", "hide_if", "required_permissions", "capabilities"];

    private static readonly string[] NoProperties =
    [
        "add", "allow", "require_permissions", "to_json", "equals", "get_hash_code", "get_type", "to_string", "show_if", "hide_if",
    ];

    private static readonly FrozenDictionary<string, ComponentKind> Kinds = typeof(ComponentFactory)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => method.ReturnType.IsSubclassOf(typeof(Component)))
        .Select(KindOf)
        .ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Kinds.Keys;

    /// <summary>Makes a component's JSON of <c>("id", {properties})</c> or <c>({id, properties})</c>.</summary>
    public static JsonElement Make(string kind, SdkArgs args)
    {
        var named = args.At(0) is { ValueKind: JsonValueKind.String } ? args.At(1) : args.At(0);
        var json = new Dictionary<string, object?>(StringComparer.Ordinal) { ["kind"] = kind };
        if (args.At(0) is { ValueKind: JsonValueKind.String } id)
        {
            json["id"] = id;
        }

        if (named is { ValueKind: JsonValueKind.Object } properties)
        {
            foreach (var member in properties.EnumerateObject())
            {
                json[member.Name] = member.Value;
            }
        }
        else if (named is not null)
        {
            throw args.Wrong(1, "an object with properties");
        }

        return ModuleJson.ToElement(Read(ModuleJson.ToElement(json), kind));
    }

    /// <exception cref="ArgumentException">It is no component, or has a property that its kind has not.</exception>
    public static Component Read(JsonElement given, string what)
    {
        if (given.ValueKind != JsonValueKind.Object || Text(given, "kind") is not { } name || !Kinds.TryGetValue(name, out var kind))
        {
            throw new ArgumentException($"{what}: a component is what sdk.ui.Text(…) and the others make.");
        }

        var id = Text(given, "id") ?? throw new ArgumentException($"{name}: 'id' is required.");
        var children = new List<Component>();
        var properties = new List<KeyValuePair<string, JsonElement>>();
        foreach (var member in given.EnumerateObject().Where(m => m.Name is not ("kind" or "id")))
        {
            if (member.Name == "children" && kind.HasChildren)
            {
                children.AddRange(SurfaceReader.Components(member.Value, name));
            }
            else if (kind.Properties.Contains(member.Name) || Gates.Contains(member.Name))
            {
                properties.Add(KeyValuePair.Create(member.Name, kind.Actions.Contains(member.Name) ? Action(member.Value) : member.Value));
            }
            else
            {
                throw new ArgumentException($"{name} '{id}' has no property '{member.Name}'.");
            }
        }

        if (kind.Required.FirstOrDefault(required => !properties.Exists(p => p.Key == required)) is { } missing)
        {
            throw new ArgumentException($"{name} '{id}' needs the property '{missing}'.");
        }

        return new WrittenComponent(name, id, properties, children);
    }

    /// <summary>An action's name alone is written as components of C# write it.</summary>
    private static JsonElement Action(JsonElement value) => value is { ValueKind: JsonValueKind.String } && value.GetString() is { Length: > 0 } name
        ? ModuleJson.ToElement(new ActionSpec(name))
        : value;

    private static string? Text(JsonElement given, string name) =>
        given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ComponentKind KindOf(MethodInfo factory)
    {
        var parameters = factory.GetParameters().Where(p => p.Name is not ("id" or "children")).ToList();
        var methods = factory.ReturnType.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => !m.IsSpecialName).ToList();
        var properties = parameters.Select(p => p.Name!)
            .Concat(methods.Select(m => m.Name))
            .Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)
            .Except(NoProperties);
        var required = parameters.Where(p => !p.HasDefaultValue).Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name!));
        var actions = parameters.Where(p => p.ParameterType == typeof(ActionSpec)).Select(p => p.Name!)
            .Concat(methods.Where(m => m.GetParameters() is [var only] && only.ParameterType == typeof(ActionSpec)).Select(m => m.Name))
            .Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);
        return new ComponentKind(
            factory.Name,
            properties.ToFrozenSet(StringComparer.Ordinal),
            [.. required],
            actions.ToFrozenSet(StringComparer.Ordinal),
            Array.Exists(factory.GetParameters(), p => p.Name == "children"));
    }

    private sealed record ComponentKind(string Name, FrozenSet<string> Properties, IReadOnlyList<string> Required, FrozenSet<string> Actions, bool HasChildren);
}
