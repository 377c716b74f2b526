using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

public sealed class ListExpression(Expression[] items) : Expression
{
    /// <summary>A constant list is made once, when it is first asked for. Who comes second makes an equal one.</summary>
    private ValueList? constant;

    public override bool IsConstant { get; } = items.All(i => i.IsConstant);

    public override bool UsesItem { get; } = items.Any(i => i.UsesItem);

    public override Value Evaluate(EvaluationScope scope) =>
        Value.Of(IsConstant ? constant ??= Make(scope) : Make(scope));

    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            emitter.Json.CommaBefore(i);

            items[i].Emit(emitter);
        }

        emitter.Json.Raw((byte)']');
    }

    private protected override void EmitExplicit(TreeEmitter emitter) => Emit(emitter);

    private ValueList Make(EvaluationScope scope) => new(items.Select(i => i.Evaluate(scope)));
}
