namespace PluginTasks.Catalog.Model;

/// <summary>The keys of a map.</summary>
public sealed record ShapeEntry
{
    public required string Name { get; init; }

    public required string Help { get; init; }

    public required IReadOnlyList<PropertyEntry> Properties { get; init; }

    /// <summary>The property that a bare value stands for.</summary>
    public string? Shorthand { get; init; }

    public IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> AtLeastOneOf { get; init; } = [];
}
