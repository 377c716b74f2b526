using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>
/// Puts what an include gives in place of <c>@param/name</c>, before anything else is read, so that a
/// parameter can stand for anything: an id, an action, a rule. Counts every node that a page comes to.
/// </summary>
internal sealed class Parameters(DiagnosticBag bag)
{
    private const string Prefix = "@param/";

    private int nodes;
    private int characters;
    private bool full;

    /// <summary>The node with its parameters filled in; parts without any are shared, not copied.</summary>
    public YamlNode Fill(YamlNode node, YamlMapping? given) => Fill(node, given, 0);

    private YamlNode Fill(YamlNode node, YamlMapping? given, int depth)
    {
        if (!Count(node, 1, OwnCharacters(node)))
        {
            return new YamlUnknown(node);
        }

        switch (node)
        {
            case YamlScalar { Value.Text: { } text } when text.StartsWith(Prefix, StringComparison.Ordinal):
                return Look(node, text[Prefix.Length..], given, depth);
            case YamlSequence list:
                return FillList(list, given, depth + 1);
            case YamlMapping map:
                return FillMap(map, given, depth + 1);
            default:
                return node;
        }
    }

    private YamlSequence FillList(YamlSequence list, YamlMapping? given, int depth)
    {
        List<YamlNode>? filled = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = Fill(list.Items[i], given, depth);
            if (filled is null && !ReferenceEquals(item, list.Items[i]))
            {
                filled = [.. list.Items.Take(i)];
            }

            filled?.Add(item);
        }

        return filled is null ? list : new YamlSequence(list.File, list.Line, list.Column, filled);
    }

    private YamlMapping FillMap(YamlMapping map, YamlMapping? given, int depth)
    {
        List<YamlEntry>? filled = null;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            var value = Fill(entry.Value, given, depth);
            if (filled is null && !ReferenceEquals(value, entry.Value))
            {
                filled = [.. map.Entries.Take(i)];
            }

            filled?.Add(entry with { Value = value });
        }

        return filled is null ? map : new YamlMapping(map.File, map.Line, map.Column, filled);
    }

    private YamlNode Look(YamlNode at, string path, YamlMapping? given, int depth)
    {
        if (!PointerPath.TryParse(path, out var pointer) || pointer.IsRoot)
        {
            at.Report(bag, DiagnosticCodes.BadPath, $"{Quoted.Show(path)} is not a path into the parameters");
            return new YamlUnknown(at);
        }

        var keys = pointer.Keys.ToList();
        if (given is null || !given.TryGet(keys[0], out var entry))
        {
            var known = given?.Entries.Select(e => e.Key) ?? [];
            at.Report(bag, DiagnosticCodes.UnknownParameter, $"there is no parameter {Quoted.Show(keys[0])} here{bag.Suggest(at.File, keys[0], known)}");
            return new YamlUnknown(at);
        }

        var found = entry.Value;
        foreach (var key in keys.Skip(1))
        {
            found = found switch
            {
                YamlMapping map => map[key],
                YamlSequence list when int.TryParse(key, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (found is null)
            {
                return Nothing(at);
            }
        }

        var (count, text, height) = Measure(found);
        if (depth + height > YamlLimits.Depth)
        {
            at.Report(bag, DiagnosticCodes.TooDeep, $"with the parameter {Quoted.Show(path)} lists and maps nest deeper than {YamlLimits.Depth} levels");
            return new YamlUnknown(at);
        }

        return Count(found, count, text) ? found : new YamlUnknown(at);
    }

    private bool Count(YamlNode node, int more, int text)
    {
        nodes += more;
        characters += text;
        if (!full && (nodes > PageLimits.Nodes || characters > PageLimits.Characters))
        {
            full = true;
            node.Report(
                bag,
                DiagnosticCodes.TooLarge,
                $"with its includes the page is larger than {PageLimits.Nodes:N0} values, or {PageLimits.Characters:N0} characters");
        }

        return !full;
    }

    private static YamlScalar Nothing(YamlNode at) => new(at.File, at.Line, at.Column, Value.Null);

    private static int OwnCharacters(YamlNode node) => node switch
    {
        YamlScalar { Value.Text: { } text } => text.Length,
        YamlMapping map => map.Entries.Sum(e => e.Key.Length),
        _ => 0,
    };

    private static (int Nodes, int Characters, int Height) Measure(YamlNode node)
    {
        var inner = node switch
        {
            YamlSequence list => list.Items,
            YamlMapping map => map.Entries.Select(e => e.Value),
            _ => [],
        };
        var (nodes, characters, height) = (1, OwnCharacters(node), node is YamlScalar ? 0 : 1);
        foreach (var (innerNodes, innerCharacters, innerHeight) in inner.Select(Measure))
        {
            nodes += innerNodes;
            characters += innerCharacters;
            height = Math.Max(height, 1 + innerHeight);
        }

        return (nodes, characters, height);
    }
}
