namespace PluginTasks.Catalog.Model;

/// <summary>A property, or what a list or a map holds.</summary>
public sealed record PropertyEntry
{
    public required string Name { get; init; }

    public required string Help { get; init; }

    /// <summary>Type names in the order of the model's flags; any is spelled out.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    public ValueSet? Values { get; init; }

    public ShapeEntry? Shape { get; init; }

    /// <summary>What a list holds, or each value of a map.</summary>
    public PropertyEntry? Items { get; init; }

    public bool Required { get; init; }

    public bool Bindable { get; init; }

    public bool Nullable { get; init; }

    public bool PerItem { get; init; }

    public bool Parameter { get; init; }

    /// <summary>A text, a double or a boolean; null where there is no default.</summary>
    public object? Default { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public int? Length { get; init; }

    public string? Format { get; init; }

    public string? Pattern { get; init; }

    public bool IsEvent => Name.StartsWith("on_", StringComparison.Ordinal) && Is("action");

    public bool IsData => Types.Any(t => t is "text" or "number" or "boolean" or "list" or "map");

    public bool IsAny => Types.Count(t => t is "text" or "number" or "boolean" or "list" or "map") == 5;

    /// <summary>This is its one type.</summary>
    public bool Is(string type) => Types.Count == 1 && Types[0] == type;
}
