using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary>A value that an action answers with. Until it has, and where there is no host, it is the default.</summary>
public sealed class ActionExpression(string name, Expression? args, Expression? defaultValue, Expression? cacheScope) : Expression
{
    public override bool UsesItem => args is { UsesItem: true } || defaultValue is { UsesItem: true };

    public override Value Evaluate(EvaluationScope scope) => defaultValue?.Evaluate(scope) ?? default;

    private protected override void EmitExplicit(TreeEmitter emitter)
    {
        emitter.Json.Raw("{\"type\":\"action\",\"name\":"u8);
        emitter.Json.Text(name);
        if (args is not null)
        {
            emitter.Json.Raw(",\"args\":"u8);
            args.Emit(emitter);
        }

        EmitDefault(emitter, defaultValue);
        if (cacheScope is not null)
        {
            emitter.Json.Raw(",\"cacheScope\":"u8);
            cacheScope.Emit(emitter);
        }

        emitter.Json.Raw((byte)'}');
    }
}
