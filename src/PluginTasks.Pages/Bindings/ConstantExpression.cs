using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

public sealed class ConstantExpression(Value value) : Expression
{
    public static ConstantExpression Null { get; } = new(default);

    public static ConstantExpression EmptyMap { get; } = new(Value.Of(ValueMap.Empty));

    public Value Value { get; } = value;

    public override bool IsConstant => true;

    public override Value Evaluate(EvaluationScope scope) => Value;

    internal override void Emit(TreeEmitter emitter) => emitter.Json.Value(Value);

    private protected override void EmitExplicit(TreeEmitter emitter) => Emit(emitter);
}
