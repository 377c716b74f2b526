using System.Text.Json.Nodes;

namespace PluginTasks.Pages.Tests.Properties;

/// <summary>Values, bindings and rules at random, few enough that they often meet.</summary>
internal sealed class RandomJson(Random random)
{
    private static readonly string[] Texts = ["", "a", "ab", "abc", "1", " 1.0 ", "+1", "1e0", "01", "-0", ".5", "5.", "1,0", "\u00A02\uFEFF", "0x1", "NaN", "Infinity", "true", "null", "e\u0301"];
    private static readonly double[] Numbers = [0, -0.0, 1, 2, 0.5, -1, 1e21, 1e-7, 9007199254740993, 0.1 + 0.2];
    private static readonly string[] Paths = ["", "/a", "/b", "/a/b", "/list", "/list/0", "/list/01", "/list/7", "/map/a", "/map/x~1y", "/t~0", "/none", "/nothing", "/deep/er/still", "/text"];
    private static readonly string[] Patterns = ["a", "^a+$", "b|c", "[a-b]c?", "^$", "(", "(ab)*c$", "1"];
    private static readonly string[] Operators = ["==", "!=", ">", "<", ">=", "<=", "in", "contains", "matches", "exists", "empty"];

    public bool Chance(double of) => random.NextDouble() < of;

    public int Next(int below) => random.Next(below);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Stores or data with something at most of the paths that bindings name.</summary>
    public JsonObject State()
    {
        var state = new JsonObject();
        foreach (var key in new[] { "a", "b", "list", "map", "t~", "nothing", "deep", "text" })
        {
            if (Chance(0.7))
            {
                state[key] = key switch
                {
                    "list" => new JsonArray(Plain(1), Plain(1), Plain(1)),
                    "map" => new JsonObject { ["a"] = Plain(1), ["x/y"] = Plain(1) },
                    "deep" => new JsonObject { ["er"] = new JsonObject { ["still"] = Plain(1) } },
                    "nothing" => null,
                    "text" => Pick(Texts),
                    _ => Plain(2),
                };
            }
        }

        return state;
    }

    /// <summary>Data without any binding.</summary>
    public JsonNode? Plain(int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => null,
        1 => JsonValue.Create(Chance(0.5)),
        2 => Pick(Numbers),
        3 or 4 => Pick(Texts),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Plain(depth - 1))]),
        _ => Map(depth, Plain),
    };

    /// <summary>Data in which any value can be a binding.</summary>
    public JsonNode? Free(int depth)
    {
        if (Chance(0.4))
        {
            return Binding(depth);
        }

        return random.Next(4) switch
        {
            0 when depth > 0 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Free(depth - 1))]),
            1 when depth > 0 => Map(depth, Free),
            _ => Plain(1),
        };
    }

    public JsonObject Map(int depth, Func<int, JsonNode?> value)
    {
        var map = new JsonObject();
        foreach (var key in new[] { "a", "b", "type", "x/y", "0" }.Where(_ => Chance(0.4)))
        {
            // A map whose type is one of the forms of a binding would be read as one.
            map[key] = key == "type" ? Pick(["nav", "other", ""]) : value(depth - 1);
        }

        return map;
    }

    /// <summary>A value that is looked up, explicit or compact.</summary>
    public JsonNode Binding(int depth)
    {
        var path = Pick(Paths);
        var scope = Pick(["page", "global", "auto"]);
        switch (random.Next(8))
        {
            case 0:
                return scope == "auto" ? $"@state{(path is "/a/b" or "/a" or "" ? path : "/a")}" : $"@state/{scope}{path}";
            case 1:
                return $"@data{path}";
            case 2:
                return new JsonObject { ["type"] = "literal", ["value"] = Chance(0.5) ? Plain(1) : new JsonObject { ["type"] = "store", ["path"] = "/a" } };
            case 3:
                return "@literal/@state/page/a";
            case 4 or 5:
                return WithDefault(new JsonObject { ["type"] = "store", ["scope"] = scope, ["path"] = path }, depth);
            case 6:
                return WithDefault(new JsonObject { ["type"] = "data", ["path"] = path }, depth);
            default:
                return WithDefault(new JsonObject { ["type"] = "action", ["name"] = "m.load", ["args"] = depth > 0 ? Free(depth - 1) : null }, depth);
        }
    }

    public JsonNode Rule(int depth, Func<JsonNode?> side)
    {
        if (depth > 0 && Chance(0.35))
        {
            var group = new JsonObject { ["conditions"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Rule(depth - 1, side))]) };
            if (Chance(0.7))
            {
                group["mode"] = Pick(["AND", "OR", "or", "And"]);
            }

            return Chance(0.1) ? new JsonObject() : group;
        }

        if (Chance(0.08))
        {
            return JsonValue.Create(Chance(0.5));
        }

        var op = Pick(Operators);
        var condition = new JsonObject { ["left"] = side(), ["op"] = op };
        if (op == "matches")
        {
            // One that is written out has to be right.
            condition["right"] = Chance(0.5) ? Pick(Patterns.Where(p => p != "(").ToList()) : WithText(Pick(Patterns));
        }
        else if (op is not ("exists" or "empty") || Chance(0.2))
        {
            condition["right"] = side();
        }

        return condition;
    }

    private static JsonObject WithText(string pattern) => new() { ["type"] = "store", ["scope"] = "page", ["path"] = "/none", ["default"] = pattern };

    private JsonObject WithDefault(JsonObject binding, int depth)
    {
        if (Chance(0.4))
        {
            binding["default"] = depth > 0 ? Free(depth - 1) : Plain(0);
        }

        return binding;
    }
}
