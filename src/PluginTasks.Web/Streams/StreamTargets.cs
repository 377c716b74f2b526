using System.Text.Json;

namespace PluginTasks.Web.Streams;

/// <summary>Finds the <c>StreamBinding</c>s among components, as trees and builders write them.</summary>
internal static class StreamTargets
{
    private const int LongestWindow = 10_000;
    private const int DefaultWindow = 100;

    public static IReadOnlyDictionary<string, StreamTarget> In(JsonElement tree)
    {
        var found = new Dictionary<string, StreamTarget>(StringComparer.Ordinal);
        Look(tree, found);
        return found;
    }

    private static void Look(JsonElement tree, Dictionary<string, StreamTarget> found)
    {
        if (tree.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in tree.EnumerateArray())
            {
                Look(item, found);
            }
        }
        else if (tree.ValueKind == JsonValueKind.Object)
        {
            if (Text(tree, "kind") == "StreamBinding"
                && Text(tree, "id") is { } id
                && Read(tree.TryGetProperty("props", out var props) ? props : tree) is { } target)
            {
                found[id] = target;
            }

            foreach (var member in tree.EnumerateObject().Where(m => m.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            {
                Look(member.Value, found);
            }
        }
    }

    private static StreamTarget? Read(JsonElement binding)
    {
        if (Text(binding, "stream") is not { } stream || !binding.TryGetProperty("target", out var target) || Text(target, "path") is not { } path)
        {
            return null;
        }

        var transformer = binding.TryGetProperty("transformer", out var given) ? given : default;
        var isMap = transformer.ValueKind == JsonValueKind.Object;
        return new StreamTarget(
            stream,
            Text(binding, "event"),
            Text(target, "store") ?? "page",
            path.Trim('/'),
            Text(target, "mode") == "append_window" ? WindowOf(target) : null,
            MappingsOf(target),
            isMap ? Text(transformer, "name") : Text(binding, "transformer"),
            isMap && transformer.TryGetProperty("context", out var context) ? context.GetRawText() : null);
    }

    private static int WindowOf(JsonElement target) =>
        target.TryGetProperty("window", out var window) && window.ValueKind == JsonValueKind.Number
            ? (int)Math.Clamp(window.GetDouble(), 1, LongestWindow)
            : DefaultWindow;

    private static List<(string, Selector)> MappingsOf(JsonElement target)
    {
        var mappings = new List<(string, Selector)>();
        if (target.TryGetProperty("mappings", out var map) && map.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in map.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String && Selector.Read(member.Value.GetString()) is { } selector)
                {
                    mappings.Add((member.Name, selector));
                }
            }
        }

        return mappings;
    }

    private static string? Text(JsonElement map, string name) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
