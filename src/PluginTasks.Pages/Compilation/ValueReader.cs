using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Patterns;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads values: free ones, and those of properties that the catalog describes.</summary>
internal sealed class ValueReader(CompileContext context)
{
    /// <summary>A map of named values, or a binding of all of them.</summary>
    public Expression ReadNamed(YamlMapping map) => context.Bindings.TryReadWhole(map) ??
        new MapExpression([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, ReadFree(e.Value)))]);

    /// <summary>Any data, bindings in it compiled.</summary>
    public Expression ReadFree(YamlNode node) => context.Bindings.TryRead(node) ?? node switch
    {
        YamlSequence list => new ListExpression([.. list.Items.Select(ReadFree)]),
        YamlMapping map => new MapExpression([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, ReadFree(e.Value)))]),
        YamlScalar scalar => (Expression?)Item(scalar) ?? new ConstantExpression(scalar.Value),
        _ => ConstantExpression.Null,
    };

    /// <summary>A property's value. Null, and a report at <paramref name="at"/>, where it cannot be that.</summary>
    public PageNode? Read(YamlEntry at, PropertySpec spec)
    {
        var outer = context.PerItem;
        context.PerItem |= spec.PerItem;
        try
        {
            return ReadTyped(at, spec);
        }
        finally
        {
            context.PerItem = outer;
        }
    }

    private PageNode? ReadTyped(YamlEntry at, PropertySpec spec)
    {
        if (spec.Types == ValueTypes.Action)
        {
            return context.Actions.Read(at);
        }

        if (spec.Types == ValueTypes.Component)
        {
            return context.Components.ReadTemplate(at);
        }

        if (spec.Types == ValueTypes.Components)
        {
            return context.Components.ReadList(at);
        }

        if (context.Bindings.TryRead(at.Value) is { } binding)
        {
            return CheckBinding(at, spec, binding) ? binding : null;
        }

        if (at.Value is YamlScalar scalar)
        {
            return ReadScalar(at, scalar, spec);
        }

        if (at.Value is YamlSequence list)
        {
            return Has(at, spec, ValueTypes.List) && HasLength(at, spec, list) ? ReadList(list, spec) : null;
        }

        return Has(at, spec, ValueTypes.Map) && at.Value is YamlMapping map ? ReadMap(map, spec) : null;
    }

    private Expression? ReadScalar(YamlEntry at, YamlScalar scalar, PropertySpec spec)
    {
        if (Item(scalar) is { } item)
        {
            return item.IsWhole || Has(at, spec, ValueTypes.Text) ? item : null;
        }

        var type = scalar.Value.Kind switch
        {
            ValueKind.Text => ValueTypes.Text,
            ValueKind.Number => ValueTypes.Number,
            ValueKind.Boolean => ValueTypes.Boolean,
            _ => ValueTypes.None,
        };
        var isWrong = type == ValueTypes.None ? !spec.Nullable : !Has(at, spec, type);
        if (type == ValueTypes.None && isWrong)
        {
            ReportType(at, spec);
        }

        return isWrong || !IsAllowed(at, scalar.Value, spec) ? null : new ConstantExpression(scalar.Value);
    }

    private PageNode ReadList(YamlSequence list, PropertySpec spec)
    {
        if (spec.Items is null)
        {
            return ReadFree(list);
        }

        return context.Shapes.ReadList(list, spec.Name, spec.Items);
    }

    private PageNode ReadMap(YamlMapping map, PropertySpec spec) =>
        spec.Shape is { } shape ? context.Shapes.ReadMap(map, shape)
        : spec.Items is { } entries ? context.Shapes.ReadEntries(map, entries)
        : ReadFree(map);

    private ItemExpression? Item(YamlScalar scalar) =>
        context.PerItem && scalar.Value.Text is { } text ? ItemExpression.TryParse(text) : null;

    private bool CheckBinding(YamlEntry at, PropertySpec spec, Expression binding)
    {
        if (binding is LiteralExpression literal)
        {
            return ReadScalar(at, new YamlScalar(at.File, at.Line, at.Column, literal.Value), spec) is not null;
        }

        if (!spec.Bindable)
        {
            context.Report(at, context.Codes.WrongType, $"'{spec.Name}' has to be written out", "; it cannot be bound");
            return false;
        }

        var isText = binding is TranslationExpression or ConstantExpression;
        return !isText || Has(at, spec, ValueTypes.Text, "translated text");
    }

    private bool Has(YamlEntry at, PropertySpec spec, ValueTypes type, string? described = null)
    {
        if ((spec.Types & type) != 0)
        {
            return true;
        }

        ReportType(at, spec, described);
        return false;
    }

    private void ReportType(YamlEntry at, PropertySpec spec, string? described = null)
    {
        var hint = at.Value is YamlScalar { Value: { IsNull: false, Text: null } } && spec.Types == ValueTypes.Text
            ? "; quote it to make it text"
            : "";
        context.Report(at, context.Codes.WrongType, $"'{spec.Name}' is {TypeText.Of(spec)}, not {described ?? at.Value.Describe()}", hint);
    }

    private bool HasLength(YamlEntry at, PropertySpec spec, YamlSequence list)
    {
        if (spec.Length is { } length && list.Items.Count != length)
        {
            context.Report(at, context.Codes.NotAllowed, $"'{spec.Name}' has {length} items, not {list.Items.Count}");
            return false;
        }

        return true;
    }

    private bool IsAllowed(YamlEntry at, Value value, PropertySpec spec)
    {
        if (value.IsNumber && (value.Number < spec.Min || value.Number > spec.Max))
        {
            context.Report(at, context.Codes.NotAllowed, $"'{spec.Name}' is {TypeText.Range(spec)}, not {NumberText.Format(value.Number)}");
            return false;
        }

        if (value.Text is not { } text)
        {
            return true;
        }

        if (spec.Allowed.Count > 0 && !spec.Allowed.Contains(text))
        {
            context.ReportUnknown(
                at, context.Codes.NotAllowed,
                $"'{spec.Name}' is one of {string.Join(' ', spec.Allowed)}, not {Quoted.Show(text)}", text, spec.Allowed);
            return false;
        }

        return HasFormat(at, text, spec);
    }

    private bool HasFormat(YamlEntry at, string text, PropertySpec spec)
    {
        if (spec.Format == TextFormat.Id && !ComponentId.IsValid(text))
        {
            context.Report(at, DiagnosticCodes.BadId, ComponentId.Complaint(text));
            return false;
        }

        if (spec.Format == TextFormat.Action)
        {
            context.Uses.AddAction(text, at.Value);
        }

        if (spec.Format == TextFormat.Pattern && !Pattern.TryParse(text, out _, out var error))
        {
            context.Report(at, DiagnosticCodes.BadPattern, $"the pattern {Quoted.Show(text)} is wrong at character {error.Position + 1}: {error.Message}");
            return false;
        }

        return true;
    }
}
