using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>Several rules of which all, or any, must hold. Made by <see cref="Rule"/>. Immutable, thread safe.</summary>
public sealed class RuleGroup : Rule
{
    private readonly string mode;
    private readonly Rule[] rules;

    internal RuleGroup(string mode, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        this.mode = mode;
        this.rules = [.. rules];
    }

    /// <inheritdoc/>
    public override JsonNode ToJson() =>
        new JsonObject { ["mode"] = mode, ["conditions"] = new JsonArray([.. rules.Select(r => r.ToJson())]) };
}
