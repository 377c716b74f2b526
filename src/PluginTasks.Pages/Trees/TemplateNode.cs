using PluginTasks.Pages.Bindings;

namespace PluginTasks.Pages.Trees;

/// <summary>The component of a template slot, with what decides whether it is there.</summary>
internal sealed class TemplateNode(GatedNode component) : PageNode
{
    public GatedNode Component { get; } = component;

    internal override void Emit(TreeEmitter emitter) => Component.Node.Emit(emitter);
}
