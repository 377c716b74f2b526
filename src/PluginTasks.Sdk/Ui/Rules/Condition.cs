using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>A rule about one value or two. Made by <see cref="Rule"/>. Immutable, thread safe.</summary>
public sealed class Condition : Rule
{
    private static readonly string[] Binary = ["==", "!=", ">", "<", ">=", "<=", "in", "contains", "matches"];
    private static readonly string[] Unary = ["exists", "empty"];

    private readonly JsonObject json;

    private Condition(JsonObject json)
    {
        this.json = json;
    }

    /// <inheritdoc/>
    public override JsonNode ToJson() => json.DeepClone();

    internal static Condition OfTwo(object? left, string op, object? right)
    {
        Check(op, Binary);
        return new Condition(new JsonObject { ["left"] = PageJson.From(left), ["op"] = op, ["right"] = PageJson.From(right) });
    }

    internal static Condition OfOne(object? left, string op)
    {
        Check(op, Unary);
        return new Condition(new JsonObject { ["left"] = PageJson.From(left), ["op"] = op });
    }

    private static void Check(string op, string[] known)
    {
        if (!known.Contains(op))
        {
            throw new ArgumentException($"'{op}' is not one of {string.Join(' ', known)}", nameof(op));
        }
    }
}
