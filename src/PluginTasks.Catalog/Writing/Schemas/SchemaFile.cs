using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginTasks.Catalog.Writing.Schemas;

/// <summary>A JSON Schema as a file.</summary>
internal static class SchemaFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static GeneratedFile Of(string name, string notice, string title, JsonObject content)
    {
        var schema = new JsonObject
        {
            ["$comment"] = notice,
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach (var (key, value) in content)
        {
            schema[key] = value?.DeepClone();
        }

        return new GeneratedFile($"schemas/{name}.schema.json", schema.ToJsonString(Options) + "\n");
    }

    public static JsonObject Ref(string definition) => new() { ["$ref"] = "#/$defs/" + definition };

    public static JsonObject AnyOf(params IEnumerable<JsonNode> choices) => new() { ["anyOf"] = new JsonArray([.. choices]) };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
