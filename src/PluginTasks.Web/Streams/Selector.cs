using System.Text.Json;

namespace PluginTasks.Web.Streams;

/// <summary>A place in an event's payload: <c>$</c>, <c>$.value</c>, <c>$.node.cpus.0</c>. Immutable.</summary>
internal sealed class Selector
{
    private readonly string[] steps;

    private Selector(string[] steps) => this.steps = steps;

    /// <summary>Null where it is none.</summary>
    public static Selector? Read(string? text) => text switch
    {
        "$" => new Selector([]),
        not null when text.StartsWith("$.", StringComparison.Ordinal) && text.Length <= 512 => new Selector(text[2..].Split('.')),
        _ => null,
    };

    /// <summary>Null where it leads nowhere.</summary>
    public JsonElement? In(JsonElement? payload)
    {
        foreach (var step in steps)
        {
            payload = payload switch
            {
                { ValueKind: JsonValueKind.Object } map when map.TryGetProperty(step, out var member) => member,
                { ValueKind: JsonValueKind.Array } list when int.TryParse(step, out var index) && index >= 0 && index < list.GetArrayLength() => list[index],
                _ => null,
            };
        }

        return payload;
    }
}
