using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary>A message, filled with its arguments.</summary>
public sealed class TranslationExpression(string key, MapExpression? args) : Expression
{
    public override bool UsesItem => args is { UsesItem: true };

    /// <summary>The same for every store, though not in every language.</summary>
    private bool DependsOnLanguageAlone => args is null or { IsConstant: true };

    public override Value Evaluate(EvaluationScope scope) => Value.Of(
        scope.Translator is null ? key : scope.Translator.Text(key, args?.Evaluate(scope).Map ?? ValueMap.Empty));

    internal override void Emit(TreeEmitter emitter)
    {
        if (DependsOnLanguageAlone)
        {
            emitter.Message(emitter.EvaluateNow(this), key);
        }
        else
        {
            base.Emit(emitter);
        }
    }

    private protected override void EmitExplicit(TreeEmitter emitter)
    {
        emitter.Json.Raw("{\"type\":\"t\",\"key\":"u8);
        emitter.Json.Text(key);
        emitter.Json.Raw(",\"args\":"u8);
        args!.Emit(emitter);
        emitter.Json.Raw(",\"message\":"u8);
        // What stands in for a message that is nowhere is shown as it is, braces too.
        var literally = key.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        emitter.Message(emitter.Translator.Find(key)?.ToValue() ?? Value.Of(literally), literally);
        emitter.Json.Raw((byte)'}');
    }
}
