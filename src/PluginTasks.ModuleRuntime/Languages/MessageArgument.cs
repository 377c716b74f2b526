using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.ModuleRuntime.Languages;

/// <summary>How an argument stands in a message: text bare, all else as JSON, with numbers as browsers write them.</summary>
internal static class MessageArgument
{
    public static string Show(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                text.Append(value.TryGetDouble(out var number) && double.IsFinite(number) ? ShortestNumber.Format(number) : "null");
                break;
            case JsonValueKind.String:
                Quote(text, value.GetString()!);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Write(Separated(text, '['), item);
                }

                text.Append(']');
                break;
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in value.EnumerateObject())
                {
                    Quote(Separated(text, '{'), member.Name);
                    Write(text.Append(':'), member.Value);
                }

                text.Append('}');
                break;
            default:
                text.Append(value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => "null" });
                break;
        }
    }

    private static StringBuilder Separated(StringBuilder text, char opening) => text[^1] == opening ? text : text.Append(',');

    private static void Quote(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                < ' ' or '\x7f' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
