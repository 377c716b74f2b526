using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginTasks.Pages.Tests.Properties;

/// <summary>The stores and data of a client, and the values that bindings have under them.</summary>
internal sealed partial class ClientState(string language, JsonObject page, JsonObject global, JsonObject data)
{
    private static readonly string[] Types = ["store", "data", "action", "t", "literal"];

    public string Language => language;

    public static bool IsBinding(JsonObject map) => ClientRules.Text(map["type"]) is { } type && Types.Contains(type);

    public JsonNode? Evaluate(JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(Evaluate)]),
        JsonObject map when IsBinding(map) => Binding(map),
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Evaluate(p.Value)))),
        _ => node?.DeepClone(),
    };

    /// <summary>A rule with its sides filled in.</summary>
    public JsonNode? EvaluateRule(JsonNode? rule)
    {
        if (rule is not JsonObject map)
        {
            return rule?.DeepClone();
        }

        var result = new JsonObject();
        foreach (var (key, value) in map)
        {
            result[key] = key switch
            {
                "left" or "right" => Evaluate(value),
                "conditions" => new JsonArray([.. ((JsonArray)value!).Select(EvaluateRule)]),
                _ => value!.DeepClone(),
            };
        }

        return result;
    }

    /// <summary>What was given, laid over first values that stand at paths.</summary>
    public JsonObject Below(JsonObject firstValues, JsonObject given)
    {
        var filled = new JsonObject();
        foreach (var (path, value) in firstValues)
        {
            var keys = Keys(path);
            var at = filled;
            foreach (var key in keys[..^1])
            {
                if (at[key] is not JsonObject inner)
                {
                    at[key] = inner = [];
                }

                at = inner;
            }

            at[keys[^1]] = Evaluate(value);
        }

        return Merge(filled, given);
    }

    private static JsonObject Merge(JsonObject under, JsonObject over)
    {
        var merged = (JsonObject)under.DeepClone();
        foreach (var (key, value) in over)
        {
            merged[key] = merged[key] is JsonObject inner && value is JsonObject outer ? Merge(inner, outer) : value?.DeepClone();
        }

        return merged;
    }

    private JsonNode? Binding(JsonObject map)
    {
        switch ((string)map["type"]!)
        {
            case "literal":
                return map["value"]?.DeepClone();
            case "t":
                return Message(map["message"], Evaluate(map["args"]) as JsonObject ?? []);
            case "action":
                return Evaluate(map["default"]);
        }

        var path = (string)map["path"]!;
        var found = (string)map["type"]! == "data" ? Look(data, path).Value : (string)map["scope"]! switch
        {
            "page" => Look(page, path).Value,
            "global" => Look(global, path).Value,
            _ => Look(page, path) is { Found: true } own ? own.Value : Look(global, path).Value,
        };
        return found is null ? Evaluate(map["default"]) : found.DeepClone();
    }

    private static (bool Found, JsonNode? Value) Look(JsonNode? from, string path)
    {
        foreach (var key in Keys(path))
        {
            switch (from)
            {
                case JsonObject map when map.ContainsKey(key):
                    from = map[key];
                    break;
                case JsonArray list when WholeNumber().IsMatch(key) && int.Parse(key) < list.Count:
                    from = list[int.Parse(key)];
                    break;
                default:
                    return (false, null);
            }
        }

        return (true, from);
    }

    private static string[] Keys(string path) => path.Length == 0 ? [] :
        [.. path[1..].Split('/').Select(k => k.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>Plural rules as English and Italian have them below a million.</summary>
    private static JsonValue Message(JsonNode? message, JsonObject args)
    {
        var form = message is JsonObject forms
            ? (string)(forms[ClientRules.Number(args["count"]) is { } n && Math.Abs(n) == 1 ? "one" : "other"] ?? forms["other"])!
            : (string)message!;
        return JsonValue.Create(Brace().Replace(form, m => m.Value switch
        {
            "{{" => "{",
            "}}" => "}",
            var written => !args.TryGetPropertyValue(written[1..^1], out var value) ? written : ClientRules.Text(value) ?? Json(value),
        }));
    }

    private static string Json(JsonNode? value) => PluginTasks.Pages.Values.ValueJson.Parse(value?.ToJsonString() ?? "null").ToString();

    [GeneratedRegex(@"\{\{|\}\}|\{[A-Za-z_][A-Za-z0-9_.-]*\}")]
    private static partial Regex Brace();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})\z")]
    private static partial Regex WholeNumber();
}
