using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>The state that a case of rules or bindings sees.</summary>
internal static class CaseState
{
    public static EvaluationScope Of(SuiteCase test)
    {
        var messages = new MessageCatalog(CaseLocales.Of(test.Node("messages")), test.Text("default") ?? "en");
        var scope = new EvaluationScope
        {
            Page = test.Map("page"),
            Global = test.Map("global"),
            Data = test.Has("data") ? test.Value("data") : Value.Of(ValueMap.Empty),
            Translator = new Translator(messages, messages.ChainFor(test.Text("lang"))),
        };
        return test.Has("item") ? scope.ForItem(test.Value("item"), (int)test.Value("index").Number) : scope;
    }
}
