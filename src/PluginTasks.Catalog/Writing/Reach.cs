using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing;

/// <summary>The shapes and value sets that components use, in the catalog's order.</summary>
internal sealed class Reach
{
    private readonly HashSet<string> shapes = ["confirm"];
    private readonly HashSet<string> valueSets = [];

    public Reach(CatalogEntries catalog)
    {
        foreach (var property in catalog.Kinds.SelectMany(k => k.Shape.Properties))
        {
            Visit(property);
        }

        Shapes = [.. catalog.Shapes.Where(s => shapes.Contains(s.Name))];
        ValueSets = [.. catalog.ValueSets.Where(s => valueSets.Contains(s.Name))];
    }

    public IReadOnlyList<ShapeEntry> Shapes { get; }

    public IReadOnlyList<ValueSet> ValueSets { get; }

    private void Visit(PropertyEntry property)
    {
        if (property.Values is { } values)
        {
            valueSets.Add(values.Name);
        }

        if (property.Items is { } items)
        {
            Visit(items);
        }

        if (property.Shape is { } shape && shapes.Add(shape.Name))
        {
            shape.Properties.ToList().ForEach(Visit);
        }
    }
}
