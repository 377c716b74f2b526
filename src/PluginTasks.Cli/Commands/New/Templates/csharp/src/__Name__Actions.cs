using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;

namespace __Name__;

[ModuleActions]
public sealed class __Name__Actions(IModuleSdk sdk)
{
    [Action("greet")]
    public Task<ActionResponse> Greet(ActionContext context)
    {
        var name = context.Get("name", fallback: "");
        var notice = sdk.Effects.Notify(sdk.I18n.T("__name__.hello", new { name }));
        return Task.FromResult(sdk.Effects.Respond(notice));
    }

    [Action("start_count"), RequirePermission("__name__.run")]
    public async Task<ActionResponse> StartCount(ActionContext context, CancellationToken cancellationToken)
    {
        var taskId = await sdk.Tasks.RunBackgroundAsync(
            "__name__.count", sdk.I18n.T("__name__.count"), cancellationToken: cancellationToken);
        var card = sdk.Ui.BackgroundTask($"card_{taskId}", taskId);
        return sdk.Effects.Respond(
            sdk.Effects.CollectionAppend(context.Get("container_id", fallback: "cards"), "children", card));
    }

    [BackgroundTask("count"), RequirePermission("__name__.run")]
    public async Task<object?> Count(CountArgs args, ITaskContext task)
    {
        var steps = args.Steps;
        for (var step = 1; step <= steps; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), task.CancellationToken);
            await task.UpdateProgressAsync(
                (double)step / steps, label: sdk.I18n.T("__name__.counting", new { step, steps }));
        }

        return new { counted = steps };
    }

    public sealed record CountArgs([Range(1, 100)] int Steps = 10);
}
