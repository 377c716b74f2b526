using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Bindings;

/// <summary>An action to send: its name, the context it gets, and what is asked before.</summary>
internal sealed class ActionSpec(string name, PageNode context, PageNode? confirm) : PageNode
{
    internal override void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw("{\"name\":"u8);
        emitter.Json.Text(name);
        emitter.Json.Raw(",\"context\":"u8);
        context.Emit(emitter);
        if (confirm is not null)
        {
            emitter.Json.Raw(",\"confirm\":"u8);
            confirm.Emit(emitter);
        }

        emitter.Json.Raw((byte)'}');
    }
}
