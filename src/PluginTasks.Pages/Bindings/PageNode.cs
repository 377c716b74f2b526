using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Bindings;

/// <summary>A part of a compiled page that writes itself into a tree. Immutable.</summary>
public abstract class PageNode
{
    internal abstract void Emit(TreeEmitter emitter);
}
