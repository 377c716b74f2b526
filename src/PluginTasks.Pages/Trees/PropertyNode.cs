using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Compilation;

namespace PluginTasks.Pages.Trees;

/// <summary>A property with its name.</summary>
internal sealed class PropertyNode(string name, PageNode value) : PageNode
{
    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Name(name);
        value.Emit(emitter);
    }

    /// <summary>A component in a slot may be absent, and its property with it; all others are always there.</summary>
    public static GatedNode Of(string name, PageNode value) => value is TemplateNode { Component: var (gate, showIf, hideIf, node) }
        ? new GatedNode(gate, showIf, hideIf, new PropertyNode(name, node))
        : new GatedNode(GateTable.NoGate, null, null, new PropertyNode(name, value));
}
