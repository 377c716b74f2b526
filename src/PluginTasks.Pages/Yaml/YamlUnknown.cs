using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Yaml;

/// <summary>Stands where something could not be read, which has been reported: nothing more is said about it.</summary>
internal sealed class YamlUnknown(YamlNode at) : YamlNode(at.File, at.Line, at.Column)
{
    public override string Describe() => "nothing";

    public override Value ToValue() => Value.Null;
}
