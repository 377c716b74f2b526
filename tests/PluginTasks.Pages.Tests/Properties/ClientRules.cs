using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginTasks.Pages.Tests.Properties;

/// <summary>
/// The rules as whoever reads the documentation would write them first, on JSON alone. It shares nothing with
/// the engine, so that where both agree neither is likely to be wrong.
/// </summary>
internal static partial class ClientRules
{
    private static readonly char[] Blanks = [.. "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF"];

    /// <summary>Null where it decides nothing.</summary>
    /// <param name="rule">A rule in its explicit form.</param>
    /// <param name="evaluate">Gives the value of a side.</param>
    public static bool? Decide(JsonNode? rule, Func<JsonNode?, JsonNode?> evaluate)
    {
        if (rule is JsonValue constant)
        {
            return constant.GetValue<bool>();
        }

        var map = (JsonObject)rule!;
        if (map.ContainsKey("op"))
        {
            return Compare(evaluate(map["left"]), (string)map["op"]!, evaluate(map["right"]));
        }

        var said = (map["conditions"] as JsonArray ?? []).Select(c => Decide(c, evaluate)).Where(d => d is not null).ToList();
        var any = string.Equals((string?)map["mode"], "OR", StringComparison.OrdinalIgnoreCase);
        return said.Count == 0 ? null : any ? said.Contains(true) : !said.Contains(false);
    }

    public static bool SameJson(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (null, null) => true,
        (JsonArray x, JsonArray y) => x.Count == y.Count && x.Zip(y).All(p => SameJson(p.First, p.Second)),
        (JsonObject x, JsonObject y) => x.Count == y.Count && x.All(p => y.TryGetPropertyValue(p.Key, out var other) && SameJson(p.Value, other)),
        (JsonValue x, JsonValue y) when Number(x) is { } l && Number(y) is { } r => l == r,
        (JsonValue x, JsonValue y) => x.GetValueKind() == y.GetValueKind() && x.ToJsonString() == y.ToJsonString(),
        _ => false,
    };

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private static bool Compare(JsonNode? left, string op, JsonNode? right) => op switch
    {
        "==" => SameJson(left, right),
        "!=" => !SameJson(left, right),
        ">" => Amount(left) > Amount(right),
        "<" => Amount(left) < Amount(right),
        ">=" => Amount(left) >= Amount(right),
        "<=" => Amount(left) <= Amount(right),
        "in" => Holds(right, left),
        "contains" => Holds(left, right),
        "matches" => Text(left) is { } text && Text(right) is { } pattern && Found(text, pattern),
        "exists" => left is not null,
        "empty" => left is null || Text(left) == "" || left is JsonArray { Count: 0 } || left is JsonObject { Count: 0 },
        _ => throw new ArgumentException(op),
    };

    private static double? Amount(JsonNode? side)
    {
        if (Number(side) is { } number)
        {
            return number;
        }

        return Text(side)?.Trim(Blanks) is { } text && NumberForm().IsMatch(text) ? double.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    private static bool Holds(JsonNode? holder, JsonNode? held) => holder switch
    {
        JsonArray list => list.Any(i => SameJson(i, held)),
        JsonObject map => Text(held) is { } key && map.ContainsKey(key),
        _ => Text(holder) is { } text && Text(held) is { } part && text.Contains(part, StringComparison.Ordinal),
    };

    /// <summary>Tests keep to patterns that mean the same everywhere, or are wrong everywhere.</summary>
    private static bool Found(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();
}
