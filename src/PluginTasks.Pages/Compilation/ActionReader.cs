using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads actions: <c>mod.name</c>, or a map of name, context and confirm.</summary>
internal sealed class ActionReader(CompileContext context)
{
    private static readonly PropertySpec Context = ComponentCatalog.ActionSpec.Find("context")!;
    private static readonly PropertySpec Parameters = Context with { Name = "params" };
    private static readonly string[] Keys = ["name", "context", "confirm"];

    /// <summary>
    /// An action with the <c>params</c> that stand beside it, which win over its own context.
    /// </summary>
    public ActionSpec? Read(YamlEntry at, YamlEntry? parameters = null)
    {
        switch (at.Value)
        {
            case YamlScalar { Value.Text: { Length: > 0 } name } when name[0] != '@':
                context.Uses.AddAction(name, at.Value);
                return new ActionSpec(name, ReadContext(null, parameters), null);
            case YamlMapping map:
                return ReadMap(map, parameters);
            default:
                context.Report(
                    at,
                    DiagnosticCodes.WrongType,
                    $"'{at.Key}' is an action's name, or a map of name, context and confirm, not {Describe(at.Value)}");
                return null;
        }
    }

    private static string Describe(YamlNode node) =>
        node is YamlScalar { Value.Text: { } text } ? Quoted.Show(text) : node.Describe();

    private ActionSpec? ReadMap(YamlMapping map, YamlEntry? parameters)
    {
        foreach (var entry in map.Entries.Where(e => !Keys.Contains(e.Key)))
        {
            context.ReportUnknown(entry, DiagnosticCodes.UnknownProperty, $"an action has no {Quoted.Show(entry.Key)}", entry.Key, Keys);
        }

        YamlEntry? own = map.TryGet("context", out var written) ? written : null;
        var merged = ReadContext(own, parameters);
        var confirm = ReadConfirm(map);
        if (!map.TryGet("name", out var name))
        {
            context.Report(map, DiagnosticCodes.MissingProperty, "an action needs a 'name'");
            return null;
        }

        if (name.Value is not YamlScalar { Value.Text: { Length: > 0 } text })
        {
            context.Report(name, DiagnosticCodes.WrongType, $"the name of an action is text, not {name.Value.Describe()}");
            return null;
        }

        context.Uses.AddAction(text, name.Value);
        return new ActionSpec(text, merged, confirm);
    }

    private PageNode? ReadConfirm(YamlMapping map)
    {
        if (!map.TryGet("confirm", out var entry))
        {
            return null;
        }

        if (entry.Value is YamlMapping confirm)
        {
            return context.Shapes.ReadMap(confirm, ComponentCatalog.Confirm);
        }

        context.Report(entry, DiagnosticCodes.WrongType, $"'confirm' is a map of text, confirm_text and cancel_text, not {entry.Value.Describe()}");
        return null;
    }

    private PageNode? ReadValues(YamlEntry? entry, PropertySpec spec) => entry switch
    {
        null => null,
        { Value: YamlMapping map } => context.Values.ReadNamed(map),
        { } other => context.Values.Read(other, spec),
    };

    private PageNode ReadContext(YamlEntry? own, YamlEntry? parameters)
    {
        if (own is { Value: YamlMapping first } && parameters is { Value: YamlMapping second })
        {
            var entries = first.Entries.Where(e => second[e.Key] is null).Concat(second.Entries);
            return context.Values.ReadNamed(new YamlMapping(first.File, first.Line, first.Column, [.. entries]));
        }

        return ReadValues(parameters, Parameters) ?? ReadValues(own, Context) ?? ConstantExpression.EmptyMap;
    }
}
