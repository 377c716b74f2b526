using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginTasks.Sdk;

/// <summary>A <see cref="JsonMap"/> is an object in JSON.</summary>
internal sealed class JsonMapConverter : JsonConverter<JsonMap>
{
    public override JsonMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        return JsonMap.From(JsonElement.ParseValue(ref reader));
    }

    public override void Write(Utf8JsonWriter writer, JsonMap value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, element) in value)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
