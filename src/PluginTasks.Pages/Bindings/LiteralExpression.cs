using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary>Exactly this value, whatever it looks like.</summary>
public sealed class LiteralExpression(Value value) : Expression
{
    public override bool IsConstant => true;

    public Value Value { get; } = value;

    public override Value Evaluate(EvaluationScope scope) => Value;

    private protected override void EmitExplicit(TreeEmitter emitter)
    {
        emitter.Json.Raw("{\"type\":\"literal\",\"value\":"u8);
        emitter.Json.Value(Value);
        emitter.Json.Raw((byte)'}');
    }
}
