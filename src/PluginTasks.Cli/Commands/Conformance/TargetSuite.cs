using PluginTasks.Pages.Values;
using PluginTasks.Sandbox.Access.Network;

namespace PluginTasks.Cli.Commands.Conformance;

internal static class TargetSuite
{
    public static string? Run(SuiteCase test) =>
        test.Compare(Value.Of(NetworkTargets.Allow(test.Texts("rules"), test.Text("target") ?? "")));
}
