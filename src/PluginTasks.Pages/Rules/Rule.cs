using PluginTasks.Pages.Bindings;

namespace PluginTasks.Pages.Rules;

/// <summary>A compiled <c>show_if</c> or <c>hide_if</c>: a constant, a condition or a group. Immutable.</summary>
public abstract class Rule : PageNode
{
    /// <summary>Reads the current item, so that it can be decided only where there is one.</summary>
    public abstract bool UsesItem { get; }

    public abstract RuleResult Decide(EvaluationScope scope);

    /// <summary>Whether something with these two rules is seen.</summary>
    public static bool Shows(Rule? showIf, Rule? hideIf, EvaluationScope scope) =>
        (showIf is null || showIf.Decide(scope) != RuleResult.False) &&
        (hideIf is null || hideIf.Decide(scope) != RuleResult.True);
}
