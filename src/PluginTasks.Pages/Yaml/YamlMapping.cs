using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Yaml;

/// <summary>A map in the order in which it was written; keys are unique, merge keys already taken in.</summary>
public sealed class YamlMapping(string file, int line, int column, IReadOnlyList<YamlEntry> entries)
    : YamlNode(file, line, column)
{
    /// <summary>Below this many keys a scan is faster than hashing.</summary>
    private const int ScanLimit = 16;

    // Looked through once for each property that a shape has: an enumerator each time would be most of what a load allocates.
    private readonly YamlEntry[] array = entries as YamlEntry[] ?? [.. entries];
    private Dictionary<string, int>? index;

    public IReadOnlyList<YamlEntry> Entries => array;

    public YamlNode? this[string key] => TryGet(key, out var entry) ? entry.Value : null;

    public bool TryGet(string key, out YamlEntry entry)
    {
        if (array.Length > ScanLimit)
        {
            // Two threads may both make it, and make the same.
            index ??= Enumerable.Range(0, array.Length).ToDictionary(i => array[i].Key, StringComparer.Ordinal);
            entry = index.TryGetValue(key, out var place) ? array[place] : default;
            return entry.Value is not null;
        }

        foreach (ref readonly var candidate in array.AsSpan())
        {
            if (candidate.Key == key)
            {
                entry = candidate;
                return true;
            }
        }

        entry = default;
        return false;
    }

    public override string Describe() => "a map";

    public override Value ToValue() =>
        Value.Of(new ValueMap(Entries.Select(e => new KeyValuePair<string, Value>(e.Key, e.Value.ToValue()))));
}
