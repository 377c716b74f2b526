using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Rules;

internal sealed class ConditionRule(Expression left, Operator op, Expression? right) : Rule
{
    private readonly Func<Value, Value, bool> compare = op.ForCondition();

    public override bool UsesItem { get; } = left.UsesItem || right is { UsesItem: true };

    public override RuleResult Decide(EvaluationScope scope) =>
        compare(left.Evaluate(scope), right is null ? default : right.Evaluate(scope)) ? RuleResult.True : RuleResult.False;

    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw("{\"left\":"u8);
        left.Emit(emitter);
        emitter.Json.Raw(",\"op\":"u8);
        emitter.Json.Text(op.Name);
        if (right is not null)
        {
            emitter.Json.Raw(",\"right\":"u8);
            right.Emit(emitter);
        }

        emitter.Json.Raw((byte)'}');
    }
}
