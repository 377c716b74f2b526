using BenchmarkDotNet.Attributes;
using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Benchmarks.Rules;

public class Condition
{
    private readonly EvaluationScope scope = Scope();
    private Rule rule = null!;

    /// <summary>Each holds, or is decided as late as it can be, under the stores of the fixture.</summary>
    [Params(
        "{left: '@state/page/total', op: '==', right: 128}",
        "{left: '@state/page/running/state', op: '==', right: running}",
        "{left: '@state/page/filter/text', op: '!=', right: ''}",
        "{left: '@state/page/selected/owner', op: '==', right: '@state/global/user/id'}",
        "{left: '@state/page/failed', op: '>', right: 0}",
        "{left: '@state/global/quota/used', op: '>=', right: 0.9}",
        "{left: '@state/page/failed', op: '>', right: '2.5'}",
        "{left: '@state/page/running/state', op: in, right: [pending, waiting_confirmation, running]}",
        "{left: '@state/page/selection', op: contains, right: run_0004}",
        "{left: '@state/user/role', op: exists}",
        "{left: '@state/page/selection', op: empty}")]
    public string Written { get; set; } = "";

    [GlobalSetup]
    public void Compile()
    {
        var bag = new DiagnosticBag();
        rule = ValueCompiler.CompileRule(YamlReader.Read(Written, "rule", bag)!, "reports", perItem: false, bag)!;
    }

    [Benchmark]
    public bool Decide() => rule.Decide(scope) == RuleResult.True;

    private static EvaluationScope Scope()
    {
        var month = Pages.MonthPage.Load();
        return new EvaluationScope { Page = month.PageStore, Global = month.GlobalStore, Data = month.Data };
    }
}
