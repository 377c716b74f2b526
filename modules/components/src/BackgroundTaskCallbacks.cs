using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Components;

/// <summary>What the cards call when something happens to their tasks.</summary>
[ModuleActions]
public sealed class BackgroundTaskCallbacks(IModuleSdk sdk)
{
    /// <summary>Writes the event at the top of the list on the page.</summary>
    [Action("test_background_task_event")]
    public Task<ActionResponse> Event(TaskEvent happened) => Task.FromResult(sdk.Effects.Respond(
        sdk.Effects.StatePatch("/components_test/background_task/events", PatchAction.Prepend, happened)));

    /// <summary>Called only once the user has said yes: the client asks before it sends the action.</summary>
    [Action("backgroundtask_confirm_action"), RequirePermission("components.run")]
    public Task<ActionResponse> Confirmed() => Task.FromResult(sdk.Effects.Respond(
        sdk.Effects.Notify(sdk.I18n.T("components.backgroundtask.confirm.done"), variant: Variant.Success)));

    /// <summary>The callback's own context, and some of what comes with every event.</summary>
    public sealed record TaskEvent(
        string Source, string Event, string TaskId = "", string Label = "", double? Progress = null, string? Error = null);
}
