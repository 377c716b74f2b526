using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>What a page refers to outside of itself, with the places, for checks that need all modules.</summary>
public sealed class PageUses
{
    private readonly List<Use> keys = [];
    private readonly List<Use> actions = [];
    private readonly List<Use> permissions = [];

    public IReadOnlyList<Use> Keys => keys;

    public IReadOnlyList<Use> Actions => actions;

    public IReadOnlyList<Use> Permissions => permissions;

    internal void AddKey(string name, YamlNode node) => keys.Add(new Use(name, node.File, node.Line, node.Column));

    internal void AddAction(string name, YamlNode node) => actions.Add(new Use(name, node.File, node.Line, node.Column));

    internal void AddPermission(string name, YamlNode node) => permissions.Add(new Use(name, node.File, node.Line, node.Column));
}
