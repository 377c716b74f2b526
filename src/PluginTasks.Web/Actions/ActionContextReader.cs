using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Actions;

/// <summary>Reads what a client sent with one of the host's own actions. Immutable.</summary>
internal sealed class ActionContextReader(JsonElement? context)
{
    /// <exception cref="InvalidPayloadException">It is missing or no text.</exception>
    public string Needed(string name) => Text(name) ?? throw new InvalidPayloadException(name, "is required.");

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw new InvalidPayloadException(name, "has to be text."),
    };

    public int Number(string name, int otherwise, int most) => Find(name) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var whole) && whole >= 0 => Math.Min(whole, most),
        _ => throw new InvalidPayloadException(name, "has to be a whole number, not below 0."),
    };

    /// <summary>A list of texts, or one alone.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
            => [.. list.EnumerateArray().Select(i => i.GetString()!)],
        _ => throw new InvalidPayloadException(name, "has to be a list of texts."),
    };

    public JsonMap Map(string name) => Find(name) switch
    {
        null => JsonMap.Empty,
        { ValueKind: JsonValueKind.Object } map => JsonMap.From(map),
        _ => throw new InvalidPayloadException(name, "has to be a map."),
    };

    public JsonElement? Find(string name) =>
        context is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>All but these.</summary>
    public JsonMap Without(params ReadOnlySpan<string> names)
    {
        var rest = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (context is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var member in map.EnumerateObject())
            {
                if (!names.Contains(member.Name))
                {
                    rest[member.Name] = member.Value;
                }
            }
        }

        return new JsonMap(rest);
    }
}
