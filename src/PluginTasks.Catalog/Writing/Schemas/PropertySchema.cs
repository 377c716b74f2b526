using System.Text.Json.Nodes;
using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Schemas;

/// <summary>Properties as JSON Schema.</summary>
internal static class PropertySchema
{
    private const string IdPattern = "^[A-Za-z_][A-Za-z0-9_.-]{0,127}$";

    public static JsonObject Of(PropertyEntry property)
    {
        var schema = Value(property);
        if (property.Help.Length > 0)
        {
            schema["description"] = property.Help;
        }

        if (property.Default is { } @default)
        {
            schema["default"] = @default switch
            {
                bool boolean => JsonValue.Create(boolean),
                double number => JsonValue.Create(number),
                _ => JsonValue.Create((string)@default),
            };
        }

        return schema;
    }

    private static JsonObject Value(PropertyEntry property)
    {
        if (property.IsAny)
        {
            return [];
        }

        var choices = property.Types.Select(type => OfType(property, type)).ToList();
        if (property.Nullable)
        {
            choices.Add(new JsonObject { ["type"] = "null" });
        }

        if (property.Bindable)
        {
            choices.Add(SchemaFile.Ref("binding"));
        }

        return choices.Count == 1 ? choices[0] : SchemaFile.AnyOf(choices);
    }

    private static JsonObject OfType(PropertyEntry property, string type) => type switch
    {
        "text" => Text(property),
        "number" => Number(property),
        "list" => List(property),
        "map" => Map(property),
        "boolean" => new JsonObject { ["type"] = "boolean" },
        _ => SchemaFile.Ref(type),
    };

    private static JsonObject Text(PropertyEntry property)
    {
        if (property.Values is { } values)
        {
            return new JsonObject { ["enum"] = SchemaFile.Texts(values.Values) };
        }

        var schema = new JsonObject { ["type"] = "string" };
        if ((property.Pattern ?? (property.Format == "id" ? IdPattern : null)) is { } pattern)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }

    private static JsonObject Number(PropertyEntry property)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (property.Min is { } min)
        {
            schema["minimum"] = min;
        }

        if (property.Max is { } max)
        {
            schema["maximum"] = max;
        }

        return schema;
    }

    private static JsonObject List(PropertyEntry property)
    {
        var schema = new JsonObject { ["type"] = "array" };
        if (property.Items is { } items && property.Types.Contains("list"))
        {
            schema["items"] = Of(items);
        }

        if (property.Length is { } length)
        {
            schema["minItems"] = length;
            schema["maxItems"] = length;
        }

        return schema;
    }

    private static JsonObject Map(PropertyEntry property)
    {
        if (property.Shape is { } shape)
        {
            return SchemaFile.Ref(shape.Name);
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (property.Items is { } entries && !property.Types.Contains("list"))
        {
            schema["additionalProperties"] = Of(entries);
        }

        return schema;
    }
}
