namespace PluginTasks.Catalog.Model;

/// <summary>A kind of component.</summary>
public sealed record KindEntry
{
    public required string Name { get; init; }

    public required string Group { get; init; }

    public required string Help { get; init; }

    public required bool HasChildren { get; init; }

    public required string Example { get; init; }

    /// <summary>All properties: its own, its mixin's, the common ones.</summary>
    public required ShapeEntry Shape { get; init; }

    /// <summary>How many of the shape's properties are its own or its mixin's.</summary>
    public required int OwnCount { get; init; }

    public IEnumerable<PropertyEntry> Own => Shape.Properties.Take(OwnCount);

    public IEnumerable<PropertyEntry> Events => Shape.Properties.Where(p => p.IsEvent);
}
