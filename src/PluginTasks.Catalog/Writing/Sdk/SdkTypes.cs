using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>Types of the page language as C# types.</summary>
internal static class SdkTypes
{
    /// <summary>The one type under which a property is passed; object where it has several.</summary>
    public static string Of(PropertyEntry property)
    {
        if (property.Types.Count > 1)
        {
            return "object?";
        }

        var plain = Plain(property, property.Types[0]);
        if (plain == "object")
        {
            return "object?";
        }

        // A null reference stands for null, so that null can be passed where it is allowed.
        var nullable = property.Nullable ? "?" : "";
        return property.Bindable && !property.Is("list") ? $"Bindable<{plain}{nullable}>{nullable}" : plain + nullable;
    }

    /// <summary>The types of a setter's overloads: one where it has one type or takes anything.</summary>
    public static IReadOnlyList<string> Overloads(PropertyEntry property)
    {
        if (property.Types.Count == 1 || property.IsAny || property.Nullable)
        {
            return [Of(property)];
        }

        var types = property.Types.Select(t => Plain(property, t)).ToList();
        return property.Bindable ? [.. types.Select(t => t.Replace("BindableList<", "IReadOnlyList<", StringComparison.Ordinal)), "Binding"] : types;
    }

    /// <summary>The type with a question mark, for what may be left out.</summary>
    public static string Optional(PropertyEntry property) => Of(property).TrimEnd('?') + "?";

    private static string Plain(PropertyEntry property, string type) => type switch
    {
        "text" => property.Values is { } values ? Names.Pascal(values.Name) : "string",
        "number" => "double",
        "boolean" => "bool",
        "list" => ListOf(property),
        "map" => property.Shape is { } shape ? Names.Pascal(shape.Name) : "object",
        "action" => "ActionSpec",
        "component" => "Component",
        "components" => "IReadOnlyList<Component>",
        "rule" => "Rule",
        _ => throw new InvalidOperationException($"{property.Name} has the unknown type {type}"),
    };

    private static string ListOf(PropertyEntry property)
    {
        var item = property.Items switch
        {
            null => "object?",
            { Types.Count: 1 } items => Plain(items, items.Types[0]),
            { Shape: { Shorthand: not null } shape } => Names.Pascal(shape.Name),
            _ => "object?",
        };
        return property.Bindable ? $"BindableList<{item}>" : $"IReadOnlyList<{item}>";
    }
}
