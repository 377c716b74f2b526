using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Rules;

namespace PluginTasks.Pages.Trees;

/// <summary>A member of a list with what decides whether it is there.</summary>
internal sealed record GatedNode(int Gate, Rule? ShowIf, Rule? HideIf, PageNode Node)
{
    /// <summary>
    /// Whether a resolved tree can decide about it. A rule that reads the item of a template stays in
    /// the tree, for whoever shows the items.
    /// </summary>
    public bool IsDecidedByStores => (ShowIf ?? HideIf) is not null && !IsDecidedByItem;

    public bool IsDecidedByItem => ShowIf is { UsesItem: true } || HideIf is { UsesItem: true };
}
