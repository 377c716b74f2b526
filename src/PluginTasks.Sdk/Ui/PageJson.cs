using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginTasks.Sdk.Ui;

/// <summary>Values of module code as JSON: parts of pages by themselves, all else as the framework serializes it.</summary>
internal static class PageJson
{
    // Names stay as written: they are keys of the page language, or of what an action gets.
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new PagePartConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static JsonNode? From(object? value) => value switch
    {
        null => null,
        IPagePart part => part.ToJson(),
        JsonNode node => node.DeepClone(),
        string text => JsonValue.Create(text),
        bool boolean => JsonValue.Create(boolean),
        double number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        IEnumerable<KeyValuePair<string, object?>> map => FromMap(map),
        IEnumerable<object?> list => FromList(list),
        Enum choice when EnumText.Find(choice) is { } text => JsonValue.Create(text),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Options),
    };

    private static JsonObject FromMap(IEnumerable<KeyValuePair<string, object?>> map)
    {
        var json = new JsonObject();
        foreach (var (key, value) in map)
        {
            json[key] = From(value);
        }

        return json;
    }

    private static JsonArray FromList(IEnumerable<object?> list)
    {
        var json = new JsonArray();
        foreach (var item in list)
        {
            json.Add(From(item));
        }

        return json;
    }
}
