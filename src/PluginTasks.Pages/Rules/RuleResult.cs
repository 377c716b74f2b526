namespace PluginTasks.Pages.Rules;

/// <summary>What a rule says. One without conditions decides nothing.</summary>
public enum RuleResult
{
    Undecided,
    True,
    False,
}
