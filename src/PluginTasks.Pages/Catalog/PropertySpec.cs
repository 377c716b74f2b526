namespace PluginTasks.Pages.Catalog;

/// <summary>One property of a component or of a map inside one, as the catalog describes it.</summary>
public sealed record PropertySpec
{
    public required string Name { get; init; }

    public required ValueTypes Types { get; init; }

    public bool Required { get; init; }

    /// <summary>False where the value must be written out: no binding, no translation.</summary>
    public bool Bindable { get; init; } = true;

    public bool Nullable { get; init; }

    /// <summary>The texts allowed; empty where any is.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public TextFormat Format { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>How many items a list must have.</summary>
    public int? Length { get; init; }

    /// <summary>What a list holds, or each value of a map whose keys are free; null where that is free.</summary>
    public PropertySpec? Items { get; init; }

    /// <summary>What a map holds; null where its keys are free.</summary>
    public Shape? Shape { get; init; }

    /// <summary>The value is read once for each item, so <c>$item</c> and <c>$index</c> mean something in it.</summary>
    public bool PerItem { get; init; }
}
