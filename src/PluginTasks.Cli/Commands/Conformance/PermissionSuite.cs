using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Conformance;

internal static class PermissionSuite
{
    public static string? Run(SuiteCase test)
    {
        var user = new PageUser(test.Text("role") ?? "", test.Texts("permissions"));
        return test.Compare(Value.Of(new Gate([.. test.Texts("required")]).Passes(user)));
    }
}
