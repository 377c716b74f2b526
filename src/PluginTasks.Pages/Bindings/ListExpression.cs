using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

public sealed class ListExpression(IReadOnlyList<Expression> items) : Expression
{
    public override bool IsConstant { get; } = items.All(i => i.IsConstant);

    public override bool UsesItem { get; } = items.Any(i => i.UsesItem);

    public override Value Evaluate(EvaluationScope scope) =>
        Value.Of(new ValueList(items.Select(i => i.Evaluate(scope))));

    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw((byte)'[');
        for (var i = 0; i < items.Count; i++)
        {
            emitter.Json.CommaBefore(i);

            items[i].Emit(emitter);
        }

        emitter.Json.Raw((byte)']');
    }

    private protected override void EmitExplicit(TreeEmitter emitter) => Emit(emitter);
}
