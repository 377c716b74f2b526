using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

public sealed class MapExpression(KeyValuePair<string, Expression>[] entries) : Expression
{
    /// <summary>A constant map is made once, when it is first asked for. Who comes second makes an equal one.</summary>
    private ValueMap? constant;

    public override bool IsConstant { get; } = entries.All(e => e.Value.IsConstant);

    public override bool UsesItem { get; } = entries.Any(e => e.Value.UsesItem);

    public override Value Evaluate(EvaluationScope scope) =>
        Value.Of(IsConstant ? constant ??= Make(scope) : Make(scope));

    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw((byte)'{');
        for (var i = 0; i < entries.Length; i++)
        {
            emitter.Json.CommaBefore(i);

            emitter.Json.Name(entries[i].Key);
            entries[i].Value.Emit(emitter);
        }

        emitter.Json.Raw((byte)'}');
    }

    private protected override void EmitExplicit(TreeEmitter emitter) => Emit(emitter);

    private ValueMap Make(EvaluationScope scope) =>
        new(entries.Select(e => new KeyValuePair<string, Value>(e.Key, e.Value.Evaluate(scope))));
}
