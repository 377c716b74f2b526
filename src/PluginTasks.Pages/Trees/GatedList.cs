using PluginTasks.Pages.Bindings;

namespace PluginTasks.Pages.Trees;

/// <summary>A list of components or item actions, each with its gate and rules.</summary>
internal sealed class GatedList(IReadOnlyList<GatedNode> members) : PageNode
{
    public static GatedList Nothing { get; } = new([]);

    public IReadOnlyList<GatedNode> Members { get; } = members;

    internal override void Emit(TreeEmitter emitter) => emitter.List([], Members, leaveOutWhenEmpty: false);
}
