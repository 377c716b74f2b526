using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Rules;

namespace PluginTasks.Pages.Trees;

/// <summary>A component of a compiled page. Immutable.</summary>
internal sealed class CompiledComponent(
    string kind,
    string id,
    Rule? showIf,
    Rule? hideIf,
    IReadOnlyList<string> capabilities,
    IReadOnlyList<KeyValuePair<string, PageNode>> properties,
    GatedList children) : PageNode
{
    private readonly GatedNode[] properties = [.. properties.Select(p => PropertyNode.Of(p.Key, p.Value))];

    internal override void Emit(TreeEmitter emitter)
    {
        var json = emitter.Json;
        json.Raw("{\"kind\":"u8);
        json.Text(kind);
        json.Raw(",\"id\":"u8);
        json.Text(id);
        emitter.Rules(showIf, hideIf, separator: true);
        if (emitter.Mode == TreeMode.Definition && capabilities.Count > 0)
        {
            EmitCapabilities(emitter);
        }

        emitter.Members(",\"props\":{"u8, properties, '}');
        emitter.Members(",\"children\":["u8, children.Members, ']', leaveOutWhenEmpty: true);
        emitter.Json.Raw((byte)'}');
    }

    private void EmitCapabilities(TreeEmitter emitter)
    {
        emitter.Json.Raw(",\"capabilities\":["u8);
        for (var i = 0; i < capabilities.Count; i++)
        {
            if (i > 0)
            {
                emitter.Json.Raw((byte)',');
            }

            emitter.Json.Text(capabilities[i]);
        }

        emitter.Json.Raw((byte)']');
    }
}
