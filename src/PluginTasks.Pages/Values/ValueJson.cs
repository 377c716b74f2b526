using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginTasks.Pages.Values;

/// <summary>Values from JSON and to JSON.</summary>
public static class ValueJson
{
    /// <summary>
    /// Non-ASCII text stays readable. Output goes into JSON documents, never straight into HTML.
    /// </summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonWriterOptions Compact = new() { Encoder = Encoder, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = new() { Encoder = Encoder, SkipValidation = true, Indented = true, NewLine = "\n" };

    /// <summary>Reads one JSON document.</summary>
    /// <exception cref="JsonException">The text is not JSON, names a key twice, or nests deeper than 64 levels.</exception>
    public static Value Parse(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return From(document.RootElement);
    }

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    public static Value Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Number => Value.Of(element.GetDouble()),
        JsonValueKind.String => Value.Of(element.GetString()),
        JsonValueKind.Array => Value.Of(new ValueList(element.EnumerateArray().Select(From))),
        JsonValueKind.Object => Value.Of(new ValueMap(
            element.EnumerateObject().Select(p => new KeyValuePair<string, Value>(p.Name, From(p.Value))))),
        _ => Value.Null,
    };

    public static byte[] ToUtf8(Value value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact))
        {
            Write(writer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static string ToText(Value value, bool indented = false) => Encoding.UTF8.GetString(ToUtf8(value, indented));

    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case ValueKind.Number:
                WriteNumber(writer, value.Number);
                break;
            case ValueKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.List!.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ValueKind.Map:
                writer.WriteStartObject();
                foreach (ref readonly var entry in value.Map!.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
        {
            writer.WriteNullValue();
            return;
        }

        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        writer.WriteRawValue(text[..NumberText.Format(number, text)], skipInputValidation: true);
    }
}
