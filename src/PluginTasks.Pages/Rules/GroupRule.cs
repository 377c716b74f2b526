using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Rules;

/// <summary>All of its members (AND), or one of them (OR). Members that decide nothing do not count.</summary>
internal sealed class GroupRule(bool any, Rule[] members) : Rule
{
    public override bool UsesItem { get; } = members.Any(m => m.UsesItem);

    public override RuleResult Decide(EvaluationScope scope)
    {
        var settles = any ? RuleResult.True : RuleResult.False;
        var result = RuleResult.Undecided;
        foreach (var member in members)
        {
            var said = member.Decide(scope);
            if (said == settles)
            {
                return settles;
            }

            if (said != RuleResult.Undecided)
            {
                result = said;
            }
        }

        return result;
    }

    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw(any ? "{\"mode\":\"OR\",\"conditions\":["u8 : "{\"mode\":\"AND\",\"conditions\":["u8);
        for (var i = 0; i < members.Length; i++)
        {
            emitter.Json.CommaBefore(i);

            members[i].Emit(emitter);
        }

        emitter.Json.Raw("]}"u8);
    }
}
