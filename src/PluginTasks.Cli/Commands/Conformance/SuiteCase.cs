using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>One case: a name, its input and what is expected.</summary>
internal sealed class SuiteCase(YamlMapping node)
{
    public string Name => Text("name") ?? "(without a name)";

    public YamlNode? Node(string key) => node[key];

    public bool Has(string key) => node[key] is not null;

    public Value Value(string key) => node[key]?.ToValue() ?? default;

    public string? Text(string key) => Value(key).Text;

    public ValueMap Map(string key) => Value(key).Map ?? ValueMap.Empty;

    public IEnumerable<string> Texts(string key) => Value(key).List?.Select(t => t.Text ?? "") ?? [];

    /// <summary>Null where <paramref name="actual"/> is what the case expects.</summary>
    public string? Compare(Value actual) =>
        actual.Equals(Value("expect")) ? null : $"expected {Value("expect")}, got {actual}";
}
