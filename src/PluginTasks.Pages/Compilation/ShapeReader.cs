using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads maps whose keys the catalog knows, and lists of them.</summary>
internal sealed class ShapeReader(CompileContext context)
{
    /// <summary>Keys that decide whether a map of a list is there.</summary>
    private static readonly string[] GateKeys = ["required_permissions", "show_if", "hide_if"];

    public PageNode ReadMap(YamlMapping map, Shape shape)
    {
        ReportUnknownKeys(map, shape, $"'{shape.Name}'", []);
        return new GatedMap(ReadProperties(map, shape), null, null);
    }

    /// <summary>A map with keys of the author's choice and described values.</summary>
    public PageNode ReadEntries(YamlMapping map, PropertySpec values) => new GatedMap(
        [.. map.Entries.Select(e => (e.Key, Node: context.Values.Read(e, values with { Name = Quoted.Bare(e.Key) })))
            .Where(e => e.Node is not null).Select(e => KeyValuePair.Create(e.Key, e.Node!))], null, null);

    /// <summary>A list of described values; such that can be hidden become gated members.</summary>
    public PageNode ReadList(YamlSequence list, string name, PropertySpec items)
    {
        var members = new List<GatedNode>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            context.Steps.Enter(name, i);
            if (ReadMember(list.Items[i], name, items, ids) is { } member)
            {
                members.Add(member);
            }

            context.Steps.Leave();
        }

        return new GatedList(members);
    }

    /// <summary>
    /// The properties in the catalog's order. <c>params</c> becomes part of the action that it stands beside.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, PageNode>> ReadProperties(YamlMapping map, Shape shape)
    {
        var takesParameters = shape.Find("params") is not null && shape.Find("action") is not null;
        var properties = new List<KeyValuePair<string, PageNode>>();
        foreach (var spec in shape.Properties)
        {
            if (!map.TryGet(spec.Name, out var entry) || GateKeys.Contains(spec.Name))
            {
                continue;
            }

            if (takesParameters && spec.Name == "params")
            {
                if (!map.TryGet("action", out _))
                {
                    context.Report(entry, context.Codes.Missing, "'params' needs an 'action' to go to");
                }

                continue;
            }

            var node = takesParameters && spec.Name == "action"
                ? context.Actions.Read(entry, map.TryGet("params", out var parameters) ? parameters : null)
                : context.Values.Read(entry, spec);
            if (node is not null)
            {
                properties.Add(new(spec.Name, node));
            }
        }

        ReportMissing(map, shape);
        return properties;
    }

    public void ReportUnknownKeys(YamlMapping map, Shape shape, string owner, string[] further)
    {
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Key) is null && !further.Contains(entry.Key))
            {
                var known = shape.Properties.Select(p => p.Name).Concat(further);
                context.ReportUnknown(
                    entry, context.Codes.Unknown, $"{owner} has no property {Quoted.Show(entry.Key)}", entry.Key, known);
            }
        }
    }

    private GatedNode? ReadMember(YamlNode node, string name, PropertySpec items, HashSet<string> ids)
    {
        var entry = new YamlEntry(name, node.File, node.Line, node.Column, node);
        if (items.Shape is not { } shape || node is not YamlMapping map || context.Bindings.TryRead(node) is not null)
        {
            return context.Values.Read(entry, items) is { } value ? new GatedNode(GateTable.NoGate, null, null, value) : null;
        }

        if (shape.Find("id") is { Format: TextFormat.Id } && map.TryGet("id", out var id) &&
            id.Value is YamlScalar { Value.Text: { } text } && !ids.Add(text))
        {
            context.Report(id, DiagnosticCodes.DuplicateId, $"the id {Quoted.Show(text)} is used twice in this list");
        }

        ReportUnknownKeys(map, shape, $"an item of '{name}'", []);
        var gates = shape.Find("show_if") is null ? new Gating(GateTable.NoGate, null, null) : ReadGates(map);
        context.Components.EnterSlot(map);
        var properties = ReadProperties(map, shape);
        context.Components.LeaveSlot();
        return new GatedNode(gates.Gate, gates.ShowIf, gates.HideIf, new GatedMap(properties, gates.ShowIf, gates.HideIf));
    }

    /// <summary>What decides whether a component or an item action is there.</summary>
    public Gating ReadGates(YamlMapping map)
    {
        var gate = GateTable.NoGate;
        if (map.TryGet("required_permissions", out var permissions))
        {
            gate = context.Gates.Add(ReadTexts(permissions, "a list of permissions").Select(p =>
            {
                context.Uses.AddPermission(p.Value.Text!, p);
                return p.Value.Text!;
            }));
        }

        return new Gating(gate, ReadRule(map, "show_if"), ReadRule(map, "hide_if"));
    }

    /// <summary>The texts of a list; whatever else stands there is reported.</summary>
    public IReadOnlyList<YamlScalar> ReadTexts(YamlEntry entry, string what)
    {
        if (entry.Value is not YamlSequence list)
        {
            context.Report(entry, context.Codes.WrongType, $"'{entry.Key}' is {what}, not {entry.Value.Describe()}");
            return [];
        }

        var texts = new List<YamlScalar>();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar { Value.Text: not null } text)
            {
                texts.Add(text);
            }
            else
            {
                context.Report(item, context.Codes.WrongType, $"'{entry.Key}' is {what}; {item.Describe()} is not one");
            }
        }

        return texts;
    }

    private Rule? ReadRule(YamlMapping map, string key) =>
        map.TryGet(key, out var entry) ? context.Rules.Read(entry) : null;

    private void ReportMissing(YamlMapping map, Shape shape)
    {
        foreach (var name in shape.Required)
        {
            if (!map.TryGet(name, out _))
            {
                context.Report(map, context.Codes.Missing, $"{shape.Name} needs '{name}'");
            }
        }

        if (shape.AtLeastOneOf.Count + shape.ExactlyOneOf.Count > 0)
        {
            ReportGroups(map, shape);
        }
    }

    private void ReportGroups(YamlMapping map, Shape shape)
    {
        foreach (var group in shape.AtLeastOneOf.Concat(shape.ExactlyOneOf))
        {
            if (!group.Any(name => map.TryGet(name, out _)))
            {
                context.Report(map, context.Codes.Missing, $"{shape.Name} needs {string.Join(" or ", group.Select(n => $"'{n}'"))}");
            }
        }

        foreach (var group in shape.ExactlyOneOf)
        {
            var given = group.Where(name => map.TryGet(name, out _)).ToList();
            if (given.Count > 1 && map.TryGet(given[1], out var second))
            {
                context.Report(second, context.Codes.NotAllowed, $"{shape.Name} takes one of {string.Join(" and ", group.Select(n => $"'{n}'"))}, not both");
            }
        }
    }
}
