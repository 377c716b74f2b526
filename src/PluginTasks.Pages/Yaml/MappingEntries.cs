using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Pages.Yaml;

/// <summary>The entries of one map while it is read: keys unique, merge keys taken in at the end.</summary>
internal sealed class MappingEntries(DiagnosticBag bag)
{
    private const int ScanLimit = 12;

    private readonly List<YamlEntry> entries = [];
    private HashSet<string>? keys;
    private YamlEntry? merge;

    public void Add(YamlEntry entry, bool isMerge)
    {
        if (isMerge ? merge is not null : Has(entry.Key))
        {
            entry.Report(bag, DiagnosticCodes.DuplicateKey, $"the key {Quoted.Show(entry.Key)} stands twice in this map");
        }
        else if (isMerge)
        {
            merge = entry;
        }
        else
        {
            Append(entry);
        }
    }

    /// <summary>What the map itself says wins over what it merges; of several merged maps the first.</summary>
    public IReadOnlyList<YamlEntry> Complete()
    {
        if (merge is { } found)
        {
            foreach (var source in Sources(found))
            {
                foreach (var entry in source.Entries.Where(e => !Has(e.Key)))
                {
                    Append(entry);
                }
            }
        }

        return entries;
    }

    private static IEnumerable<YamlMapping> Sources(YamlEntry merge)
    {
        var nodes = merge.Value is YamlSequence list ? list.Items : [merge.Value];
        return nodes.Select(node => node as YamlMapping ?? throw new UnreadableYamlException(
            DiagnosticCodes.Syntax, new(0, node.Line, node.Column), $"'<<' merges a map or a list of maps, not {node.Describe()}"));
    }

    private void Append(YamlEntry entry)
    {
        entries.Add(entry);
        if (keys is not null)
        {
            keys.Add(entry.Key);
        }
        else if (entries.Count > ScanLimit)
        {
            keys = entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        }
    }

    private bool Has(string key)
    {
        if (keys is not null)
        {
            return keys.Contains(key);
        }

        foreach (var entry in entries)
        {
            if (entry.Key == key)
            {
                return true;
            }
        }

        return false;
    }
}
