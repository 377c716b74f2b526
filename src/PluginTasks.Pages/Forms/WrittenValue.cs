using System.Text.Json;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Forms;

/// <summary>Values in components as they are sent to a client: written out, or bound to what the client alone knows.</summary>
internal static class WrittenValue
{
    /// <summary>Compact bindings stand at the beginning of a text, values of an item anywhere.</summary>
    private static readonly string[] Beginnings = ["@state", "@data", "@t/", "@action/"];

    private static readonly string[] OfItems = ["$item", "$index"];

    /// <summary>False where it is bound. A property that was not written is null.</summary>
    public static bool TryRead(JsonElement properties, string name, out Value value)
    {
        value = default;
        return !properties.TryGetProperty(name, out var written) || TryRead(written, out value);
    }

    public static bool TryRead(JsonElement written, out Value value)
    {
        value = default;
        if (IsBound(written))
        {
            return false;
        }

        value = written switch
        {
            { ValueKind: JsonValueKind.Object } when TypeOf(written) == "literal"
                => written.TryGetProperty("value", out var literal) ? ValueJson.From(literal) : default,
            _ => ValueJson.From(written),
        };
        return true;
    }

    /// <summary>The text that is written out; null where it is bound or no text.</summary>
    public static string? Text(JsonElement properties, string name) => TryRead(properties, name, out var value) ? value.Text : null;

    private static bool IsBound(JsonElement written) => written.ValueKind switch
    {
        JsonValueKind.String => IsBound(written.GetString()!),
        JsonValueKind.Object => TypeOf(written) is "store" or "data" or "action" or "t"
            || (written.TryGetProperty("path", out _) && written.EnumerateObject().Count() == 1),
        _ => false,
    };

    private static bool IsBound(string text) =>
        Beginnings.Any(b => text.StartsWith(b, StringComparison.Ordinal)) || OfItems.Any(i => text.Contains(i, StringComparison.Ordinal));

    private static string? TypeOf(JsonElement map) =>
        map.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
