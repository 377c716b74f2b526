using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

internal sealed class FixedRule(bool holds) : Rule
{
    public override JsonNode ToJson() => JsonValue.Create(holds);
}
