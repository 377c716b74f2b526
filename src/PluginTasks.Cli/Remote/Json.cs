using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli.Remote;

/// <summary>What the host answers, as it is shown.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For a terminal: made harmless; nothing where there is nothing.</summary>
    public static string Text(this JsonElement map, string name) => map.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => Quoted.Escape(value.GetString()!),
        _ => Quoted.Escape(value.GetRawText()),
    } : "";

    /// <summary>The same for what has several lines.</summary>
    public static IEnumerable<string> Lines(this JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Split('\n').Select(l => Quoted.Escape(l.TrimEnd('\r')))
            : [];

    public static double Number(this JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    public static void WriteTo(this JsonElement element, Terminal terminal)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            element.WriteTo(writer);
        }

        terminal.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        terminal.Out.Flush();
    }

    /// <summary>A body of what is given; what is null is left out.</summary>
    public static string Body(params (string Name, JsonNode? Value)[] fields) =>
        new JsonObject(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value))).ToJsonString();

    /// <exception cref="CommandFailure">It is no JSON.</exception>
    public static JsonNode? Parse(string text, string where)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException problem)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {(problem.LineNumber ?? 0) + 1}");
            throw new CommandFailure(ExitCode.WrongUsage, $"{where} is not JSON ({place}): {problem.Message.Split(" Path:")[0]}");
        }
    }
}
