using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

public sealed class StoreExpression(StoreScope store, PointerPath path, Expression? defaultValue) : Expression
{
    public override bool UsesItem => defaultValue is { UsesItem: true };

    public override Value Evaluate(EvaluationScope scope)
    {
        var found = store switch
        {
            StoreScope.Page => path.TryResolve(Value.Of(scope.Page), out var value) ? value : default,
            StoreScope.Global => path.TryResolve(Value.Of(scope.Global), out var value) ? value : default,
            _ => path.TryResolve(Value.Of(scope.Page), out var value) || path.TryResolve(Value.Of(scope.Global), out value)
                ? value
                : default,
        };

        return found.IsNull && defaultValue is not null ? defaultValue.Evaluate(scope) : found;
    }

    private protected override void EmitExplicit(TreeEmitter emitter)
    {
        emitter.Json.Raw(store switch
        {
            StoreScope.Page => "{\"type\":\"store\",\"scope\":\"page\",\"path\":"u8,
            StoreScope.Global => "{\"type\":\"store\",\"scope\":\"global\",\"path\":"u8,
            _ => "{\"type\":\"store\",\"scope\":\"auto\",\"path\":"u8,
        });
        emitter.Json.Text(path.Text);
        EmitDefault(emitter, defaultValue);
        emitter.Json.Raw((byte)'}');
    }
}
