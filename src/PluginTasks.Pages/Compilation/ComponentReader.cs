using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads components and lists of them.</summary>
internal sealed class ComponentReader(CompileContext context, IncludeReader includes)
{
    private static readonly string[] OwnKeys = ["kind", "id", "show_if", "hide_if", "required_permissions", "capabilities"];
    private static readonly string[] OwnKeysWithChildren = [.. OwnKeys, "children"];

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Stack<string> parents = new();
    private int count;

    /// <summary>What stands under a list's name, such as <c>children</c>.</summary>
    public GatedList ReadList(YamlEntry entry)
    {
        if (entry.Value is YamlSequence list)
        {
            return ReadList(entry.Key, list.Items);
        }

        context.Report(entry, DiagnosticCodes.WrongType, $"'{entry.Key}' is a list of components, not {entry.Value.Describe()}");
        return GatedList.Nothing;
    }

    public GatedList ReadList(string name, IReadOnlyList<YamlNode> nodes)
    {
        var members = new List<GatedNode>();
        var place = 0;
        ReadInto(members, name, nodes, ref place);
        return new GatedList(members);
    }

    /// <summary>The one component of a template slot.</summary>
    public PageNode? ReadTemplate(YamlEntry entry)
    {
        context.Steps.Enter(entry.Key, 0);
        parents.Push(Prefix(entry.Key));
        var member = ReadComponent(entry.Value, 0);
        parents.Pop();
        context.Steps.Leave();
        return member is null ? null : new GatedSlot(member);
    }

    /// <summary>Components in a map of a list, such as a tab, are named after that map where it has an id.</summary>
    public void EnterSlot(YamlMapping map) =>
        parents.Push((map["id"] as YamlScalar)?.Value.Text is { } id && ComponentId.IsValid(id) ? Prefix(id) : Prefix(""));

    public void LeaveSlot() => parents.Pop();

    private void ReadInto(List<GatedNode> members, string name, IReadOnlyList<YamlNode> nodes, ref int place)
    {
        foreach (var node in nodes)
        {
            if (++count > PageLimits.Components)
            {
                if (count == PageLimits.Components + 1)
                {
                    context.Report(node, DiagnosticCodes.TooLarge, $"a page has at most {PageLimits.Components:N0} components");
                }

                return;
            }

            if (includes.TryOpen(node, out var included))
            {
                if (included is not null)
                {
                    ReadInto(members, name, included, ref place);
                    includes.Close();
                }

                continue;
            }

            context.Steps.Enter(name, place);
            if (ReadComponent(node, place++) is { } member)
            {
                members.Add(member);
            }

            context.Steps.Leave();
        }
    }

    private GatedNode? ReadComponent(YamlNode node, int place)
    {
        if (parents.Count >= PageLimits.ComponentDepth)
        {
            context.Report(node, DiagnosticCodes.TooDeep, $"with its includes the page nests components deeper than {PageLimits.ComponentDepth} levels");
            return null;
        }

        if (node is not YamlMapping map)
        {
            context.Report(node, DiagnosticCodes.WrongType, $"a component is a map with a 'kind', not {node.Describe()}");
            return null;
        }

        var kind = ReadKind(map);
        var id = ReadId(map, kind?.Name, place);
        var gating = context.Shapes.ReadGates(map);
        parents.Push(id);
        var shape = kind?.Shape ?? ComponentCatalog.Component;
        if (kind is not null)
        {
            context.Shapes.ReportUnknownKeys(map, shape, kind.Name, kind.HasChildren ? OwnKeysWithChildren : OwnKeys);
        }

        var properties = kind is null ? [] : context.Shapes.ReadProperties(map, shape);
        var children = map.TryGet("children", out var entry) && kind is not { HasChildren: false }
            ? ReadList(entry)
            : GatedList.Nothing;
        parents.Pop();
        var capabilities = new CapabilityReader(context).Read(map, kind);
        if (kind is null)
        {
            return null;
        }

        var component = new CompiledComponent(kind.Name, id, gating.ShowIf, gating.HideIf, capabilities, properties, children);
        return new GatedNode(gating.Gate, gating.ShowIf, gating.HideIf, component);
    }

    private ComponentKind? ReadKind(YamlMapping map)
    {
        if (!map.TryGet("kind", out var entry))
        {
            context.Report(map, DiagnosticCodes.NoKind, "a component needs a 'kind'");
            return null;
        }

        if (entry.Value is not YamlScalar { Value.Text: { } name })
        {
            context.Report(entry, DiagnosticCodes.UnknownKind, $"a kind is a name, not {entry.Value.Describe()}");
            return null;
        }

        var kind = ComponentCatalog.Find(name);
        if (kind is null)
        {
            context.ReportUnknown(entry, DiagnosticCodes.UnknownKind, $"unknown kind {Quoted.Show(name)}", name, ComponentCatalog.Names);
        }

        return kind;
    }

    private string ReadId(YamlMapping map, string? kind, int place)
    {
        if (!map.TryGet("id", out var entry))
        {
            var made = Prefix($"{kind ?? "component"}_{place}".ToLowerInvariant());
            if (!ids.Add(made))
            {
                context.Report(
                    map,
                    DiagnosticCodes.DuplicateId,
                    $"this component gets the id {Quoted.Show(made)}, which another one has",
                    "; give it an id of its own");
            }

            return made;
        }

        var id = (entry.Value as YamlScalar)?.Value.Text;
        if (id is null || !ComponentId.IsValid(id))
        {
            context.Report(entry, DiagnosticCodes.BadId, id is null ? $"an id is text, not {entry.Value.Describe()}" : ComponentId.Complaint(id));
            return "";
        }

        if (!ids.Add(id))
        {
            context.Report(entry, DiagnosticCodes.DuplicateId, $"the id {Quoted.Show(id)} is used twice on this page");
        }

        return id;
    }

    private string Prefix(string name) =>
        !parents.TryPeek(out var parent) || parent.Length == 0 ? name
        : name.Length == 0 ? parent : $"{parent}.{name}";
}
