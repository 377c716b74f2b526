using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Reading;

/// <summary>Reads properties, and the shapes and value sets that they name.</summary>
internal sealed class PropertyReader
{
    private static readonly string[] DataTypes = ["text", "number", "boolean", "list", "map"];
    private static readonly string[] AllTypes = [.. DataTypes, "action", "component", "components", "rule"];

    private readonly Entry root;
    private readonly Dictionary<string, ShapeEntry> shapes = [];
    private readonly HashSet<string> underWay = [];

    public PropertyReader(Entry root)
    {
        this.root = root;
        ValueSets = [.. root.Find("values")?.Pairs.Select(p => ReadValueSet(p.Key, p.Value)) ?? []];
    }

    public IReadOnlyList<ValueSet> ValueSets { get; }

    public IReadOnlyList<PropertyEntry> ReadAll(Entry map) => [.. map.Pairs.Select(p => Read(p.Key, p.Value, needsHelp: true))];

    public ShapeEntry ShapeNamed(Entry place, string name)
    {
        if (shapes.TryGetValue(name, out var known))
        {
            return known;
        }

        var entry = root.Find("shapes")?.Find(name) ?? throw place.Error($"there is no shape '{name}'");
        if (!underWay.Add(name))
        {
            throw place.Error($"the shape '{name}' contains itself");
        }

        entry.AllowOnly("help", "properties", "shorthand", "exactly_one_of", "at_least_one_of");
        var properties = ReadAll(entry.Get("properties"));
        var shorthand = entry.Find("shorthand");
        if (shorthand is not null && properties.All(p => p.Name != shorthand.Text))
        {
            throw shorthand.Error($"there is no property '{shorthand.Text}' here");
        }

        return shapes[name] = new ShapeEntry
        {
            Name = name,
            Help = entry.Get("help").Text,
            Properties = properties,
            Shorthand = shorthand?.Text,
            ExactlyOneOf = ReadGroups(entry.Find("exactly_one_of"), properties),
            AtLeastOneOf = ReadGroups(entry.Find("at_least_one_of"), properties),
        };
    }

    public static IReadOnlyList<IReadOnlyList<string>> ReadGroups(Entry? groups, IReadOnlyList<PropertyEntry> properties) =>
        [.. groups?.Items.Select(g => (IReadOnlyList<string>)[.. g.Items.Select(name => Existing(name, properties))]) ?? []];

    private static string Existing(Entry name, IReadOnlyList<PropertyEntry> properties) =>
        properties.Any(p => p.Name == name.Text) ? name.Text : throw name.Error($"there is no property '{name.Text}' here");

    private static ValueSet ReadValueSet(string name, Entry entry)
    {
        entry.AllowOnly("help", "values", "by_hand");
        return new ValueSet(name, entry.Get("help").Text, [.. entry.Get("values").Items.Select(v => v.Text)], entry.Find("by_hand")?.Boolean ?? false);
    }

    private PropertyEntry Read(string name, Entry entry, bool needsHelp)
    {
        entry.AllowOnly(
            "type", "values", "shape", "items", "entries", "required", "default", "bindable", "nullable",
            "min", "max", "length", "format", "pattern", "per_item", "parameter", "help");
        var types = ReadTypes(entry);
        var isData = types.Any(DataTypes.Contains);
        var values = entry.Find("values") is { } set ? ValueSetNamed(set) : null;
        if (name.StartsWith("on_", StringComparison.Ordinal) && name != "on_change_mode" && types is not ["action"])
        {
            throw entry.Error("what begins with 'on_' is an action");
        }

        if (entry.Find("bindable") is { Boolean: true } bindable && !isData)
        {
            throw bindable.Error("only data can be bound");
        }

        return new PropertyEntry
        {
            Name = name,
            Help = needsHelp ? entry.Get("help").Text : entry.Find("help")?.Text ?? "",
            Types = types,
            Values = values,
            Shape = entry.Find("shape") is { } shape ? ShapeNamed(shape, shape.Text) : null,
            Items = ReadContent(entry, "items", "list", types) ?? ReadContent(entry, "entries", "map", types),
            Required = entry.Find("required")?.Boolean ?? false,
            Bindable = isData && (entry.Find("bindable")?.Boolean ?? true),
            Nullable = entry.Find("nullable")?.Boolean ?? false,
            PerItem = entry.Find("per_item")?.Boolean ?? false,
            Parameter = entry.Find("parameter")?.Boolean ?? false,
            Default = entry.Find("default") is { } @default ? ReadDefault(@default, types, values) : null,
            Min = entry.Find("min")?.Number,
            Max = entry.Find("max")?.Number,
            Length = (int?)entry.Find("length")?.Number,
            Format = entry.Find("format") is { } format ? ReadFormat(format) : null,
            Pattern = entry.Find("pattern")?.Text,
        };
    }

    private static IReadOnlyList<string> ReadTypes(Entry entry)
    {
        if (entry.Find("type") is not { } type)
        {
            return entry.Find("values") is not null ? ["text"]
                : entry.Find("shape") is not null ? ["map"]
                : throw entry.Error("'type' is missing");
        }

        var names = type.OneOrMany.SelectMany(t => t.Text == "any" ? DataTypes
            : AllTypes.Contains(t.Text) ? [t.Text]
            : throw t.Error($"unknown type '{t.Text}'")).ToList();
        return [.. AllTypes.Where(names.Contains)];
    }

    /// <summary>What a list or map holds: the name of a type, the name of a shape, or a property.</summary>
    private PropertyEntry? ReadContent(Entry entry, string key, string type, IReadOnlyList<string> types)
    {
        if (entry.Find(key) is not { } content)
        {
            return null;
        }

        if (!types.Contains(type))
        {
            throw content.Error($"'{key}' needs the type {type}");
        }

        if (content.IsMap)
        {
            return Read("", content, needsHelp: false);
        }

        var bindable = entry.Find("bindable")?.Boolean ?? true;
        return AllTypes.Contains(content.Text)
            ? new PropertyEntry { Name = "", Help = "", Types = [content.Text], Bindable = bindable && DataTypes.Contains(content.Text) }
            : new PropertyEntry { Name = "", Help = "", Types = ["map"], Shape = ShapeNamed(content, content.Text), Bindable = bindable };
    }

    private ValueSet ValueSetNamed(Entry name) =>
        ValueSets.FirstOrDefault(s => s.Name == name.Text) ?? throw name.Error($"there is no value set '{name.Text}'");

    private static string ReadFormat(Entry format) =>
        format.Text is "id" or "pattern" or "action" ? format.Text : throw format.Error($"unknown format '{format.Text}'");

    private static object ReadDefault(Entry entry, IReadOnlyList<string> types, ValueSet? values)
    {
        var type = entry.Scalar switch { bool => "boolean", double => "number", _ => "text" };
        if (!types.Contains(type))
        {
            throw entry.Error($"the default is a {type}, not a {string.Join(" or ", types)}");
        }

        return values is null || values.Values.Contains(entry.Text)
            ? entry.Scalar
            : throw entry.Error($"the default '{entry.Text}' is not one of {string.Join(", ", values.Values)}");
    }
}
