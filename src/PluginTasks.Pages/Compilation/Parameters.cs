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
    private bool full;

    /// <summary>The node with its parameters filled in; parts without any are shared, not copied.</summary>
    public YamlNode Fill(YamlNode node, YamlMapping? given)
    {
        if (!Count(node, 1))
        {
            return new YamlUnknown(node);
        }

        switch (node)
        {
            case YamlScalar { Value.Text: { } text } when text.StartsWith(Prefix, StringComparison.Ordinal):
                return Look(node, text[Prefix.Length..], given);
            case YamlSequence list:
                return FillList(list, given);
            case YamlMapping map:
                return FillMap(map, given);
            default:
                return node;
        }
    }

    private YamlSequence FillList(YamlSequence list, YamlMapping? given)
    {
        List<YamlNode>? filled = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = Fill(list.Items[i], given);
            if (filled is null && !ReferenceEquals(item, list.Items[i]))
            {
                filled = [.. list.Items.Take(i)];
            }

            filled?.Add(item);
        }

        return filled is null ? list : new YamlSequence(list.File, list.Line, list.Column, filled);
    }

    private YamlMapping FillMap(YamlMapping map, YamlMapping? given)
    {
        List<YamlEntry>? filled = null;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            var value = Fill(entry.Value, given);
            if (filled is null && !ReferenceEquals(value, entry.Value))
            {
                filled = [.. map.Entries.Take(i)];
            }

            filled?.Add(entry with { Value = value });
        }

        return filled is null ? map : new YamlMapping(map.File, map.Line, map.Column, filled);
    }

    private YamlNode Look(YamlNode at, string path, YamlMapping? given)
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
            at.Report(bag, DiagnosticCodes.UnknownParameter, $"there is no parameter {Quoted.Show(keys[0])} here{Suggestion.For(keys[0], known)}");
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

        return Count(found, Size(found)) ? found : new YamlUnknown(at);
    }

    private bool Count(YamlNode node, int more)
    {
        nodes += more;
        if (nodes > PageLimits.Nodes && !full)
        {
            full = true;
            node.Report(bag, DiagnosticCodes.TooLarge, $"with its includes the page is larger than {PageLimits.Nodes:N0} values");
        }

        return !full;
    }

    private static YamlScalar Nothing(YamlNode at) => new(at.File, at.Line, at.Column, Value.Null);

    private static int Size(YamlNode node) => 1 + node switch
    {
        YamlSequence list => list.Items.Sum(Size),
        YamlMapping map => map.Entries.Sum(e => Size(e.Value)),
        _ => 0,
    };
}
