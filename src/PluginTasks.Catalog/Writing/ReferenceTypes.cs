using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing;

/// <summary>Types as the reference page writes them.</summary>
internal static class ReferenceTypes
{
    public static string Of(PropertyEntry property)
    {
        var types = property.IsAny ? "anything" : string.Join(" or ", property.Types.Select(t => OfType(property, t)));
        var range = (property.Min, property.Max) switch
        {
            ({ } min, { } max) => $" from {CodeText.Number(min)} to {CodeText.Number(max)}",
            ({ } min, null) => $" from {CodeText.Number(min)}",
            _ => "",
        };
        var nullable = property is { Nullable: true, IsAny: false } ? " or null" : "";
        var isFixed = property is { IsData: true, Bindable: false } ? ", *fixed*" : "";
        return types + range + nullable + isFixed;
    }

    private static string OfType(PropertyEntry property, string type) => type switch
    {
        "text" when property.Values is { } values => string.Join(" ", values.Values.Select(v => $"`{v}`")),
        "text" when property.Format is { } format => format,
        "list" when property.Items is { } items => $"list{(property.Length is { } n ? $" of {n}" : "")}: {OfItems(items)}",
        "map" when property.Shape is { } shape => $"[{shape.Name}](#{shape.Name})",
        "map" when property.Items is { } entries && property.Is("map") => $"map: {OfItems(entries)}",
        _ => type,
    };

    private static string OfItems(PropertyEntry items) => string.Join(" or ", items.Types.Select(t => OfType(items, t)));
}
