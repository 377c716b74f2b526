namespace PluginTasks.Catalog.Model;

/// <summary>A catalog file, resolved: value sets, shapes and mixins are where they are used.</summary>
public sealed record CatalogEntries
{
    public required IReadOnlyList<ValueSet> ValueSets { get; init; }

    /// <summary>The keys that every component has beside its properties.</summary>
    public required ShapeEntry Keys { get; init; }

    public required IReadOnlyList<PropertyEntry> Common { get; init; }

    public required IReadOnlyList<ShapeEntry> Shapes { get; init; }

    public required IReadOnlyList<KindEntry> Kinds { get; init; }

    public ShapeEntry ShapeNamed(string name) => Shapes.Single(s => s.Name == name);
}
