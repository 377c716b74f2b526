using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Yaml;

/// <summary>Text, a number, a boolean or null.</summary>
public sealed class YamlScalar(string file, int line, int column, Value value) : YamlNode(file, line, column)
{
    public Value Value { get; } = value;

    public override string Describe() => Value.Kind switch
    {
        ValueKind.Null => "nothing",
        ValueKind.Boolean => "a boolean",
        ValueKind.Number => "a number",
        _ => "text",
    };

    public override Value ToValue() => Value;
}
