using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Bindings;

/// <summary>An item action or another described map of a list, with the rules that a client needs.</summary>
internal sealed class GatedMap(IReadOnlyList<KeyValuePair<string, PageNode>> entries, Rule? showIf, Rule? hideIf) : PageNode
{
    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw((byte)'{');
        var separator = false;
        foreach (var (name, node) in entries)
        {
            if (separator)
            {
                emitter.Json.Raw((byte)',');
            }

            separator = true;
            emitter.Json.Name(name);
            node.Emit(emitter);
        }

        emitter.Rules(showIf, hideIf, separator);
        emitter.Json.Raw((byte)'}');
    }
}
