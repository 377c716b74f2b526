using PluginTasks.Pages.Catalog;

namespace PluginTasks.Cli.Configuration;

/// <summary>A key of the configuration. Immutable.</summary>
/// <param name="Path">Its sections and its name, with dots between: <c>server.urls</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Standard">What is in force where nothing is set, as it is shown.</param>
internal sealed record ConfigKey(string Path, ConfigKind Kind, string Standard)
{
    private const string Prefix = "PLUGINTASKS__";

    /// <summary>The texts that are allowed, of a flag those of its variable; empty where any is.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>What stands between the items of a list in a variable.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>What the items of a list, or the values of a map, are.</summary>
    public PropertySpec? Items { get; init; }

    /// <summary>Whether there is a variable for it: for a map with free keys there is none, or several.</summary>
    public bool HasVariable => Kind != ConfigKind.Map && Items?.Types is null or ValueTypes.Text;

    public string Variable => Prefix + Path.Replace(".", "__", StringComparison.Ordinal).ToUpperInvariant();

    public PropertySpec Spec => new()
    {
        Name = Path[(Path.LastIndexOf('.') + 1)..],
        Types = Kind switch
        {
            ConfigKind.Number => ValueTypes.Number,
            ConfigKind.Duration => ValueTypes.Number | ValueTypes.Text,
            ConfigKind.Secret => ValueTypes.Text | ValueTypes.Map,
            ConfigKind.Flag => ValueTypes.Boolean,
            ConfigKind.List => ValueTypes.List,
            ConfigKind.Map => ValueTypes.Map,
            _ => ValueTypes.Text,
        },
        Bindable = false,
        Allowed = Kind == ConfigKind.Flag ? [] : Allowed,
        Items = Items,
    };
}
