using PluginTasks.Sdk;

namespace __Name__;

[ModuleActions]
public sealed class __Name__Actions(IModuleSdk sdk)
{
    [Action("greet")]
    public ActionResponse Greet(ActionContext context)
    {
        var name = context.GetText("name") ?? "";
        return sdk.Effects.Respond(sdk.Effects.Notify(sdk.I18n.T("__name__.hello", new { name })));
    }

    [Action("start_count"), RequirePermission("__name__.run")]
    public async Task<ActionResponse> StartCount(ActionContext context, CancellationToken cancellation)
    {
        var taskId = await sdk.Tasks.RunBackgroundAsync("__name__.count", sdk.I18n.T("__name__.count"), cancellationToken: cancellation);
        var card = sdk.Ui.BackgroundTask($"card_{taskId}", taskId);
        return sdk.Effects.Respond(sdk.Effects.CollectionAppend(context.GetText("container_id") ?? "cards", "children", card));
    }

    [BackgroundTask("count")]
    public async Task<object?> Count(ITaskContext task)
    {
        const int steps = 10;
        for (var step = 1; step <= steps; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), task.CancellationToken);
            await task.UpdateProgressAsync((double)step / steps, label: sdk.I18n.T("__name__.counting", new { step, steps }));
        }

        return new { counted = steps };
    }
}
