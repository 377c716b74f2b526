using System.Text.Json;

namespace PluginTasks.Pages.Forms;

/// <summary>Goes through components and notes fields, and who sends them.</summary>
internal sealed class FormWalk(Dictionary<string, ExpectedField> fields, Dictionary<string, FormSender> senders)
{
    /// <summary>What shows all its children always. The others keep some out of sight, and fields that are not shown are not sent.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal) { "Column", "Row", "Grid", "Card", "ScrollArea", "Form" };

    public void Visit(JsonElement tree) => Visit(tree, new Place(IsShown: true, Form: null, IsShownInForm: true));

    private void Visit(JsonElement tree, Place place)
    {
        if (tree.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in tree.EnumerateArray())
            {
                Visit(item, place);
            }
        }
        else if (tree.ValueKind == JsonValueKind.Object)
        {
            if (Text(tree, "kind") is { } kind)
            {
                Component(tree, kind, place);
            }
            else
            {
                Inside(tree, place.Hidden());
            }
        }
    }

    private void Component(JsonElement component, string kind, Place place)
    {
        var properties = component.TryGetProperty("props", out var props) && props.ValueKind == JsonValueKind.Object ? props : component;
        var changeable = Changeable(component);
        if (component.TryGetProperty("show_if", out _)
            || component.TryGetProperty("hide_if", out _)
            || properties.TryGetProperty("error", out _)
            || changeable.Contains("error"))
        {
            place = place.Hidden();
        }

        var id = Text(component, "id") ?? "";
        if (FieldReader.IsField(kind))
        {
            Field(kind, id, properties, changeable, place);
        }
        else if (kind is "Form" or "Button" && Sender(kind, id, properties, changeable) is { } sender && kind == "Form")
        {
            place = place with { Form = sender, IsShownInForm = true };
        }

        if (component.TryGetProperty("children", out var children))
        {
            Visit(children, Open.Contains(kind) && !changeable.Contains("children") ? place : place.Hidden());
        }

        Inside(properties, place.Hidden(), isComponent: true);
    }

    /// <summary>Components in a tab, a section, a template.</summary>
    private void Inside(JsonElement map, Place place, bool isComponent = false)
    {
        foreach (var member in map.EnumerateObject().Where(m => !isComponent || m.Name != "children"))
        {
            Visit(member.Value, place);
        }
    }

    private void Field(string kind, string id, JsonElement properties, HashSet<string> changeable, Place place)
    {
        if (FieldReader.Read(kind, id, properties, changeable) is { } rules)
        {
            fields[id] = new ExpectedField(rules, place.IsShown);
            place.Form?.Fields.Add(new ExpectedField(rules, place.IsShownInForm));
        }
    }

    private FormSender? Sender(string kind, string id, JsonElement properties, HashSet<string> changeable)
    {
        var collected = Texts(properties, "collect_input_ids");
        if ((kind == "Button" && collected.Count == 0) || Action(properties) is not { } action)
        {
            return null;
        }

        var made = kind == "Form" && !changeable.Contains("model") ? FieldReader.Model(properties).Select(f => new ExpectedField(f, IsAlwaysThere: true)) : [];
        var sender = new FormSender(action, [.. made], collected, Written(properties));
        senders[id] = sender;
        return sender;
    }

    private static string? Action(JsonElement properties) => !properties.TryGetProperty("action", out var action) ? null
        : action.ValueKind == JsonValueKind.Object ? Text(action, "name") : Text(properties, "action");

    private static HashSet<string> Written(JsonElement properties)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (properties.TryGetProperty("action", out var action)
            && action.ValueKind == JsonValueKind.Object
            && action.TryGetProperty("context", out var context)
            && context.ValueKind == JsonValueKind.Object)
        {
            names.UnionWith(context.EnumerateObject().Select(m => m.Name));
        }

        if (properties.TryGetProperty("params", out var added) && added.ValueKind == JsonValueKind.Object)
        {
            names.UnionWith(added.EnumerateObject().Select(m => m.Name));
        }

        return names;
    }

    /// <summary>The properties that effects may change.</summary>
    private static HashSet<string> Changeable(JsonElement component) =>
        Texts(component, "capabilities").Select(c => c.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

    private static List<string> Texts(JsonElement map, string name) =>
        map.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)]
            : [];

    private static string? Text(JsonElement map, string name) =>
        map.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>Where in a surface, and in a form.</summary>
    private readonly record struct Place(bool IsShown, FormSender? Form, bool IsShownInForm)
    {
        public Place Hidden() => this with { IsShown = false, IsShownInForm = false };
    }
}
