using System.Text.Json;

namespace PluginTasks.Modules.Calls;

/// <summary>JSON as the protocol has it, and as the tasks have it.</summary>
internal static class JsonTexts
{
    /// <summary>Null where there is nothing.</summary>
    public static string? TextOf(JsonElement? element) =>
        element is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value.GetRawText() : null;

    /// <summary>Null where there is nothing.</summary>
    public static JsonElement? Element(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);

    public static TimeSpan? Span(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}
