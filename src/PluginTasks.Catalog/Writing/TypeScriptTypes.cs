using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing;

/// <summary>Types of the page language as TypeScript types, in the form in which they travel.</summary>
internal static class TypeScriptTypes
{
    public static string Of(PropertyEntry property)
    {
        var types = property.IsAny ? ["Json"] : property.Types.Select(t => OfType(property, t)).ToList();
        if (property.Nullable && !property.IsAny)
        {
            types.Add("null");
        }

        var union = string.Join(" | ", types);
        return property.Bindable ? $"Bound<{union}>" : union;
    }

    /// <summary>The properties that travel: params are part of the action's context by then.</summary>
    public static IEnumerable<PropertyEntry> Travelling(ShapeEntry shape) =>
        shape.Properties.Where(p => p.Name != "params" || shape.Properties.All(other => other.Name != "action"));

    private static string OfType(PropertyEntry property, string type) => type switch
    {
        "text" => property.Values is { } values ? Names.Pascal(values.Name) : "string",
        "number" or "boolean" => type,
        "list" => $"Array<{(property.Items is { } items ? Of(items) : "Json")}>",
        "map" => property.Shape is { } shape ? Names.Pascal(shape.Name)
            : $"Record<string, {(property.Items is { } entries && property.Is("map") ? Of(entries) : "Json")}>",
        "action" => "ActionSpec",
        "component" => "Component",
        "components" => "Component[]",
        _ => "Rule",
    };
}
