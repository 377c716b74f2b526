using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginTasks.Pages.Values;

/// <summary>Values from JSON and to JSON.</summary>
public static class ValueJson
{
    /// <summary>More levels than any tree has: a page and sixteen includes, each of 64 levels, and the data in it.</summary>
    public const int TreeDepth = 2048;

    private static readonly JsonWriterOptions Indentation = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        MaxDepth = TreeDepth,
        NewLine = "\n",
    };

    /// <summary>Reads one JSON document.</summary>
    /// <exception cref="JsonException">The text is not JSON, names a key twice, or nests deeper than 64 levels.</exception>
    public static Value Parse(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return From(document.RootElement);
    }

    /// <summary>Reads a tree, which nests deeper than any file, since its page may have been put together of several.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static Value ParseTree(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = TreeDepth });
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

    public static byte[] ToUtf8(Value value)
    {
        using var output = new JsonOutput();
        output.Value(value);
        return output.Written.ToArray();
    }

    public static string ToText(Value value)
    {
        using var output = new JsonOutput();
        output.Value(value);
        return Encoding.UTF8.GetString(output.Written);
    }

    /// <summary>The same JSON with line ends and two spaces a level, for people and for snapshots.</summary>
    public static string Indent(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = TreeDepth });
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indentation))
        {
            document.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
