using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Components;

/// <summary>Starts demo tasks and appends a card for each to a container of the page.</summary>
[ModuleActions]
public sealed class BackgroundTaskActions(IModuleSdk sdk)
{
    private readonly DemoWork work = new(sdk);

    [Action("test_background_task_start"), RequirePermission("components.run")]
    public async Task<ActionResponse> Start(ActionContext ctx, CancellationToken ct)
    {
        var (taskId, cardId) = await StartTask(ctx, work.Run, ct);
        return Append(ctx, sdk.Ui.BackgroundTask(
            cardId,
            taskId,
            onCompleted: Event(ctx, "completed"),
            onError: Event(ctx, "error")));
    }

    /// <summary>The card calls an action for everything that happens to its task.</summary>
    [Action("test_background_task_callbacks_start"), RequirePermission("components.run")]
    public async Task<ActionResponse> StartWithCallbacks(ActionContext ctx, CancellationToken ct)
    {
        var (taskId, cardId) = await StartTask(ctx, work.RunAndTell, ct);
        return Append(ctx, sdk.Ui.BackgroundTask(
            cardId,
            taskId,
            onStarted: Event(ctx, "started"),
            onProgress: Event(ctx, "progress"),
            onCompleted: Event(ctx, "completed"),
            onFinish: new ActionSpec("components.backgroundtask_confirm_action", new { Source = "csharp_backgroundtask" }, TakeOver()),
            onError: Event(ctx, "error"),
            onUpdate: Event(ctx, "update"),
            onEventNotification: Event(ctx, "notification"))
            .ShowResult(true));
    }

    /// <summary>The task asks its user halfway.</summary>
    [Action("test_background_task_confirmation_start"), RequirePermission("components.run")]
    public async Task<ActionResponse> StartWithConfirmation(ActionContext ctx, CancellationToken ct)
    {
        var (taskId, cardId) = await StartTask(ctx, work.RunAndAsk, ct);
        return Append(ctx, sdk.Ui.BackgroundTask(
            cardId,
            taskId,
            onCompleted: Event(ctx, "completed"),
            onError: Event(ctx, "error"),
            onConfirmation: Event(ctx, "confirmation")));
    }

    /// <summary>The task fails halfway.</summary>
    [Action("test_background_task_failing_start"), RequirePermission("components.run")]
    public async Task<ActionResponse> StartFailing(ActionContext ctx, CancellationToken ct)
    {
        var (taskId, cardId) = await StartTask(ctx, work.RunAndFail, ct);
        return Append(ctx, sdk.Ui.BackgroundTask(cardId, taskId, onError: Event(ctx, "error")));
    }

    /// <summary>Starts a task and shows nothing: a task list shows it anyway.</summary>
    [Action("start_task"), RequirePermission("components.run")]
    public async Task StartOnly(ActionContext ctx, CancellationToken ct) => await StartTask(ctx, work.Run, ct);

    /// <summary>A task with a key is started once: a second call gets the first one's id while that one is active.</summary>
    private async Task<(string TaskId, string CardId)> StartTask(
        ActionContext ctx, Func<ITaskContext, Task<object?>> run, CancellationToken ct)
    {
        var prefix = Prefix(ctx);
        var taskId = await sdk.Tasks.RunBackgroundAsync(
            run,
            label: sdk.I18n.T("components.backgroundtask.task.label"),
            options: new() { TaskKey = $"components_background_task_demo_{prefix}" },
            cancellationToken: ct);
        return (taskId, $"{prefix}_{taskId}");
    }

    private ActionResponse Append(ActionContext ctx, BackgroundTask card) => sdk.Effects.Respond(
        sdk.Effects.CollectionAppend(ctx.Get("container_id", "task_cards"), "children", card, ctx.SurfaceId));

    private Confirm TakeOver() => new(sdk.I18n.T("components.backgroundtask.confirm.prompt"))
    {
        ConfirmText = sdk.I18n.T("components.backgroundtask.confirm.accept"),
        CancelText = sdk.I18n.T("components.backgroundtask.confirm.cancel"),
    };

    private static ActionSpec Event(ActionContext ctx, string name) =>
        new("components.test_background_task_event", new { Source = Prefix(ctx), Event = name });

    private static string Prefix(ActionContext ctx) => ctx.Get("prefix", "task_card");
}
