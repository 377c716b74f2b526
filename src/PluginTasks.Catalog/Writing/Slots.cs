using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing;

/// <summary>The places of a kind where components stand.</summary>
internal static class Slots
{
    public static IEnumerable<string> Of(KindEntry kind) =>
        kind.Shape.Properties.SelectMany(In).Concat(kind.HasChildren ? ["children"] : []);

    private static IEnumerable<string> In(PropertyEntry property)
    {
        if (property.Is("component") || property.Is("components"))
        {
            return [property.Name];
        }

        var shape = property.Shape ?? property.Items?.Shape;
        return shape is null ? [] : shape.Properties.SelectMany(In).Select(name => $"{property.Name}.{name}");
    }
}
