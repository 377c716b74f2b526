using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

public sealed class MapExpression(IReadOnlyList<KeyValuePair<string, Expression>> entries) : Expression
{
    public override bool IsConstant { get; } = entries.All(e => e.Value.IsConstant);

    public override bool UsesItem { get; } = entries.Any(e => e.Value.UsesItem);

    public override Value Evaluate(EvaluationScope scope) =>
        Value.Of(new ValueMap(entries.Select(e => new KeyValuePair<string, Value>(e.Key, e.Value.Evaluate(scope)))));

    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw((byte)'{');
        for (var i = 0; i < entries.Count; i++)
        {
            emitter.Json.CommaBefore(i);

            emitter.Json.Name(entries[i].Key);
            entries[i].Value.Emit(emitter);
        }

        emitter.Json.Raw((byte)'}');
    }

    private protected override void EmitExplicit(TreeEmitter emitter) => Emit(emitter);
}
