using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Conformance;

internal static class LanguageSuite
{
    public static string? Run(SuiteCase test)
    {
        var messages = new MessageCatalog(CaseLocales.Of(test.Node("locales")), test.Text("default") ?? "en");
        var text = messages.Translate(messages.ChainFor(test.Text("lang")), test.Text("key") ?? "", test.Map("args"));
        return test.Compare(Value.Of(text));
    }
}
