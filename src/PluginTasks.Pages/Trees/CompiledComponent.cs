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

        emitter.Json.Raw(",\"props\":{"u8);
        for (var i = 0; i < properties.Count; i++)
        {
            emitter.Json.CommaBefore(i);

            emitter.Json.Name(properties[i].Key);
            properties[i].Value.Emit(emitter);
        }

        emitter.Json.Raw((byte)'}');
        emitter.List(",\"children\":"u8, children.Members, leaveOutWhenEmpty: true);
        emitter.Json.Raw((byte)'}');
    }

    private void EmitCapabilities(TreeEmitter emitter)
    {
        emitter.Json.Raw(",\"capabilities\":["u8);
        for (var i = 0; i < capabilities.Count; i++)
        {
            emitter.Json.CommaBefore(i);

            emitter.Json.Text(capabilities[i]);
        }

        emitter.Json.Raw((byte)']');
    }
}
