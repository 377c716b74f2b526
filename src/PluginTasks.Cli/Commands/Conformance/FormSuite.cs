using System.Text.Json;
using PluginTasks.Pages.Forms;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>A field in a form, the value that is sent, and what is said of it; null where nothing is wrong.</summary>
internal static class FormSuite
{
    public static string? Run(SuiteCase test)
    {
        var field = test.Value("field");
        var form = new SurfaceForms();
        form.Add(JsonElement.Parse($$"""{"kind": "Form", "id": "form", "action": "m.send", "children": [{{field}}]}"""));
        var sent = test.Has("value") ? $$"""{"field": {{test.Value("value")}}}""" : "{}";
        var problems = form.RulesOf("form", "m.send")!.ProblemsIn(JsonElement.Parse(sent));
        return test.Compare(Value.Of(problems.GetValueOrDefault("field")));
    }
}
