using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginTasks.Web.Tests.Sockets;

/// <summary>The frames of a connection as lines for people to read: the same for every run, but for how often progress is told.</summary>
internal static partial class Recording
{
    public static IReadOnlyList<string> Of(IEnumerable<(bool IsSent, JsonElement Frame)> traffic)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. traffic.Select(t => $"{(t.IsSent ? ">" : "<")} {Readable(Shortened(t.Frame), names)}")];
    }

    /// <summary>What a line is about, without what differs from run to run.</summary>
    public static string Shape(string line)
    {
        var frame = JsonNode.Parse(line[2..])!.AsObject();
        var (name, body) = frame.Last(m => m.Key is not ("n" or "requestId"));
        var fields = body is JsonObject map ? map.Select(m => m.Key) : [];
        return $"{line[0]} {name}({string.Join(' ', fields)})";
    }

    private static string Shortened(JsonElement frame)
    {
        var node = JsonNode.Parse(frame.GetRawText())!;
        if (node["surfaceUpdate"] is JsonObject page)
        {
            // They stand in the page's file.
            foreach (var name in new[] { "components", "store" }.Where(page.ContainsKey))
            {
                page[name] = new JsonArray("…");
            }
        }

        return node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static string Readable(string text, Dictionary<string, string> names)
    {
        text = Id().Replace(text, m => Named(names, m.Value, "01M0000000000000000000000"));
        text = MessageId().Replace(text, m => Named(names, m.Value, "m_"));
        return Time().Replace(text, "2026-05-04T10:00:00.000Z");
    }

    private static string Named(Dictionary<string, string> names, string id, string prefix)
    {
        if (!names.TryGetValue(id, out var name))
        {
            names[id] = name = $"{prefix}{names.Values.Count(n => n.StartsWith(prefix, StringComparison.Ordinal)) + 1}";
        }

        return name;
    }

    [GeneratedRegex("[0-9][0-9A-HJKMNP-TV-Z]{25}")]
    private static partial Regex Id();

    [GeneratedRegex("(?<=\"messageIds?\":\\[?\")[^\"]+")]
    private static partial Regex MessageId();

    [GeneratedRegex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")]
    private static partial Regex Time();
}
