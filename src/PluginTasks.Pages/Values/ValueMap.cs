using System.Collections;

namespace PluginTasks.Pages.Values;

/// <summary>An immutable map from text to values that keeps the order in which it was written.</summary>
public sealed class ValueMap : IReadOnlyCollection<KeyValuePair<string, Value>>
{
    /// <summary>Below this many keys a scan is faster than hashing.</summary>
    private const int ScanLimit = 8;

    private readonly KeyValuePair<string, Value>[] entries;
    private readonly Dictionary<string, int>? index;

    /// <summary>Where a key stands twice, the later value holds, at the first one's place.</summary>
    public ValueMap(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        var kept = new List<KeyValuePair<string, Value>>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (places.TryAdd(entry.Key, kept.Count))
            {
                kept.Add(entry);
            }
            else
            {
                kept[places[entry.Key]] = entry;
            }
        }

        this.entries = [.. kept];
        index = this.entries.Length > ScanLimit ? places : null;
    }

    public static ValueMap Empty { get; } = new([]);

    public int Count => entries.Length;

    public ReadOnlySpan<KeyValuePair<string, Value>> Entries => entries;

    public bool TryGetValue(string key, out Value value)
    {
        if (index is not null)
        {
            if (index.TryGetValue(key, out var place))
            {
                value = entries[place].Value;
                return true;
            }
        }
        else
        {
            foreach (ref readonly var entry in Entries)
            {
                if (string.Equals(entry.Key, key))
                {
                    value = entry.Value;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <summary>This map with <paramref name="key"/> set to <paramref name="value"/>.</summary>
    public ValueMap With(string key, Value value) => new(entries.Append(new(key, value)));

    /// <summary>This map with everything of <paramref name="winner"/> laid over it, map by map.</summary>
    public ValueMap MergedWith(ValueMap winner)
    {
        if (Count == 0)
        {
            return winner;
        }

        return winner.Count == 0 ? this : new(entries.Concat(winner.Select(MergeEntry)));
    }

    public bool ContentEquals(ValueMap other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        foreach (ref readonly var entry in Entries)
        {
            if (!other.TryGetValue(entry.Key, out var value) || !value.Equals(entry.Value))
            {
                return false;
            }
        }

        return true;
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Value>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KeyValuePair<string, Value> MergeEntry(KeyValuePair<string, Value> entry) =>
        entry.Value.Map is { } over && TryGetValue(entry.Key, out var mine) && mine.Map is { } under
            ? new(entry.Key, Value.Of(under.MergedWith(over)))
            : entry;
}
