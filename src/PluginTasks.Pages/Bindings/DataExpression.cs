using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

public sealed class DataExpression(PointerPath path, Expression? defaultValue) : Expression
{
    public override bool UsesItem => defaultValue is { UsesItem: true };

    public override Value Evaluate(EvaluationScope scope)
    {
        var found = path.TryResolve(scope.Data, out var value) ? value : default;
        return found.IsNull && defaultValue is not null ? defaultValue.Evaluate(scope) : found;
    }

    private protected override void EmitExplicit(TreeEmitter emitter)
    {
        emitter.Json.Raw("{\"type\":\"data\",\"path\":"u8);
        emitter.Json.Text(path.Text);
        EmitDefault(emitter, defaultValue);
        emitter.Json.Raw((byte)'}');
    }
}
