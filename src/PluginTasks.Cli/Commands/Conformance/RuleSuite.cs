using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>Rules, read as <c>show_if</c>.</summary>
internal static class RuleSuite
{
    public static string? Run(SuiteCase test)
    {
        var bag = new DiagnosticBag();
        var rule = test.Node("rule") is { } node ? ValueCompiler.CompileRule(node, "m", test.Has("item"), bag) : null;
        return bag.Count > 0 || rule is null
            ? $"not a rule: {string.Join("; ", bag.ToSorted())}"
            : test.Compare(Value.Of(rule.Decide(CaseState.Of(test)) != RuleResult.False));
    }
}
