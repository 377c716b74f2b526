using System.Text.Json.Nodes;
using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Schemas;

/// <summary>Shapes as JSON Schema.</summary>
internal static class ShapeSchema
{
    public static JsonObject Of(ShapeEntry shape)
    {
        var properties = new JsonObject();
        foreach (var property in shape.Properties)
        {
            properties[property.Name] = PropertySchema.Of(property);
        }

        return Of(shape, properties, shape.Properties.Where(p => p.Required).Select(p => p.Name));
    }

    public static JsonObject Of(ShapeEntry shape, JsonObject properties, IEnumerable<string> required)
    {
        var schema = new JsonObject { ["description"] = shape.Help, ["type"] = "object", ["properties"] = properties };
        var names = SchemaFile.Texts(required);
        if (names.Count > 0)
        {
            schema["required"] = names;
        }

        schema["additionalProperties"] = false;
        var rules = new JsonArray(
        [
            .. shape.ExactlyOneOf.Select(g => Group("oneOf", g)),
            .. shape.AtLeastOneOf.Select(g => Group("anyOf", g)),
        ]);
        if (rules.Count > 0)
        {
            schema["allOf"] = rules;
        }

        return schema;
    }

    private static JsonObject Group(string keyword, IReadOnlyList<string> names) =>
        new() { [keyword] = new JsonArray([.. names.Select(n => new JsonObject { ["required"] = SchemaFile.Texts([n]) })]) };
}
