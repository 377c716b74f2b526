using System.Text.Json;
using PluginTasks.Sdk;

namespace Components;

/// <summary>Shows on the page what an action was sent.</summary>
[ModuleActions]
public sealed class EventActions(IModuleSdk sdk)
{
    private static readonly JsonSerializerOptions Readable = new(ModuleJson.Options) { WriteIndented = true };

    [Action("show_event")]
    public Task<ActionResponse> ShowEvent(ActionContext ctx)
    {
        var values = JsonSerializer.Serialize(ctx.Values, Readable);
        return Task.FromResult(sdk.Effects.Respond(
            sdk.Effects.StateUpdate(new Dictionary<string, object?> { ["/last_event"] = values })));
    }
}
