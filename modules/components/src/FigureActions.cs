using System.Globalization;
using PluginTasks.Sdk;

namespace Components;

/// <summary>Loads the figures of the day into the page's data.</summary>
[ModuleActions]
public sealed class FigureActions(IModuleSdk sdk)
{
    [Action("load_figures")]
    public async Task<ActionResponse> Load(CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        var time = TimeProvider.System.GetUtcNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return sdk.Effects.Respond(
            sdk.Effects.DataModelUpdate("/figures", new { OpenOrders = 12, Visitors = 48, AsOf = time }));
    }
}
