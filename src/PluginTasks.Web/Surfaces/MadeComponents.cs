using System.Buffers;
using System.Text.Json;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Surfaces;

/// <summary>
/// Makes what module code built ready for its user, as pages are when they are compiled: what the user may not see is left out, messages
/// without arguments are in their language, assets have their address.
/// </summary>
internal sealed class MadeComponents(ModuleLibrary library, Session session, string module)
{
    private const int DeepestTree = 200;

    private readonly Translator translator = new(library.Messages, library.Messages.ChainFor(session.Language));

    public JsonElement Ready(JsonElement made)
    {
        if (!NeedsWork(made, 0))
        {
            return made;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, made);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Most of what is built needs nothing.</summary>
    private static bool NeedsWork(JsonElement value, int depth) => value.ValueKind switch
    {
        _ when depth > DeepestTree => throw new SdkException(ErrorCodes.PayloadTooLarge, $"What the action answers is nested deeper than {DeepestTree}."),
        JsonValueKind.String => HasMark(value),
        JsonValueKind.Array => value.EnumerateArray().Any(i => NeedsWork(i, depth + 1)),
        JsonValueKind.Object => value.TryGetProperty("required_permissions", out _) || value.EnumerateObject().Any(p => NeedsWork(p.Value, depth + 1)),
        _ => false,
    };

    private static bool HasMark(JsonElement text)
    {
        var raw = text.GetString()!;
        return raw.StartsWith("@t/", StringComparison.Ordinal) || raw.StartsWith("@asset/", StringComparison.Ordinal);
    }

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray().Where(IsForUser))
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                WriteMap(writer, value);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteMap(Utf8JsonWriter writer, JsonElement map)
    {
        writer.WriteStartObject();
        foreach (var member in map.EnumerateObject().Where(m => !m.NameEquals("required_permissions") && IsForUser(m.Value)))
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private bool IsForUser(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("required_permissions", out var needed))
        {
            return true;
        }

        // What cannot be read as a list of permissions lets nobody pass by it.
        return needed.ValueKind == JsonValueKind.Array && needed.EnumerateArray().All(p => p.ValueKind == JsonValueKind.String)
            ? session.May(needed.EnumerateArray().Select(p => p.GetString()!))
            : session.May("\0");
    }

    private string Text(string text)
    {
        if (text.StartsWith("@t/", StringComparison.Ordinal))
        {
            return translator.Text(text[3..], ValueMap.Empty);
        }

        return text.StartsWith("@asset/", StringComparison.Ordinal) ? $"/assets/{module}/{text[7..]}" : text;
    }
}
