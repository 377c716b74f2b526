using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli.Commands.Conformance;

internal static class BindingSuite
{
    public static string? Run(SuiteCase test)
    {
        if (test.Node("value") is not { } node)
        {
            return "the case has no value";
        }

        var bag = new DiagnosticBag();
        var value = ValueCompiler.Compile(node, "m", test.Has("item"), bag);
        return bag.Count > 0 ? string.Join("; ", bag.ToSorted()) : test.Compare(value.Evaluate(CaseState.Of(test)));
    }
}
