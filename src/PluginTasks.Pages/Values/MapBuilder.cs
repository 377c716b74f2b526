namespace PluginTasks.Pages.Values;

/// <summary>Builds a map of maps key by key. A later value takes an earlier one's place. Not thread safe.</summary>
public sealed class MapBuilder
{
    private readonly List<string> order = [];
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public void Set(ReadOnlySpan<string> keys, Value value)
    {
        if (!entries.TryGetValue(keys[0], out var entry))
        {
            order.Add(keys[0]);
        }

        if (keys.Length == 1)
        {
            entries[keys[0]] = new Entry(value, null);
            return;
        }

        var inner = entry.Inner ?? From(entry.Value.Map);
        entries[keys[0]] = new Entry(default, inner);
        inner.Set(keys[1..], value);
    }

    public ValueMap Build() => new(order.Select(key =>
        KeyValuePair.Create(key, entries[key].Inner is { } inner ? Value.Of(inner.Build()) : entries[key].Value)));

    private static MapBuilder From(ValueMap? map)
    {
        var builder = new MapBuilder();
        foreach (var (key, value) in map ?? ValueMap.Empty)
        {
            builder.Set([key], value);
        }

        return builder;
    }

    private readonly record struct Entry(Value Value, MapBuilder? Inner);
}
