using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Rules;

internal sealed class ConstantRule(bool value) : Rule
{
    public override bool UsesItem => false;

    public override RuleResult Decide(EvaluationScope scope) => value ? RuleResult.True : RuleResult.False;

    internal override void Emit(TreeEmitter emitter) => emitter.Json.Raw(value ? "true"u8 : "false"u8);
}
