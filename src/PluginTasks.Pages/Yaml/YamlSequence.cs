using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Yaml;

public sealed class YamlSequence(string file, int line, int column, IReadOnlyList<YamlNode> items)
    : YamlNode(file, line, column)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Describe() => "a list";

    public override Value ToValue() => Value.Of(new ValueList(Items.Select(i => i.ToValue())));
}
