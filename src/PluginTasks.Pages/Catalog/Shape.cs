namespace PluginTasks.Pages.Catalog;

/// <summary>The keys that a map may have, in the order in which they are written out.</summary>
public sealed class Shape
{
    // A frozen dictionary costs a cold process some six milliseconds before the first look-up.
    private readonly Dictionary<string, PropertySpec> byName;

    public Shape(string name, IReadOnlyList<PropertySpec> properties)
    {
        Name = name;
        Properties = properties;
        byName = properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        Required = [.. properties.Where(p => p.Required).Select(p => p.Name)];
    }

    public string Name { get; }

    public IReadOnlyList<PropertySpec> Properties { get; }

    /// <summary>The names of the properties that must be given.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Groups of properties of which exactly one must be given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; init; } = [];

    /// <summary>Groups of properties of which at least one must be given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AtLeastOneOf { get; init; } = [];

    public PropertySpec? Find(string name) => byName.GetValueOrDefault(name);
}
