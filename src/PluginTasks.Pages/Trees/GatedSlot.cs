using PluginTasks.Pages.Bindings;

namespace PluginTasks.Pages.Trees;

/// <summary>The place of one component, such as a template. Whoever may not see it gets null.</summary>
internal sealed class GatedSlot(GatedNode member) : PageNode
{
    internal override void Emit(TreeEmitter emitter) => emitter.Optional(member);
}
