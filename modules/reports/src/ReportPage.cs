using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Reports;

/// <summary>What <c>pages/index.yaml</c> shows of the tasks: before it is sent, and each time that a card tells of one.</summary>
[ModuleActions]
public sealed class ReportPage(IModuleSdk sdk)
{
    private const int Newest = 50;

    [PageData("index")]
    public async Task Load(PageDataContext page, CancellationToken ct) => page.SetData("/tasks", await TasksAsync(ct));

    /// <summary>A card calls it when its task has completed or failed. Of the event it needs two fields.</summary>
    [Action("ended"), RequirePermission("reports.view")]
    public async Task<ActionResponse> Ended(TaskEvent task, CancellationToken ct) => sdk.Effects.Respond(
        sdk.Effects.DataModelUpdate("/tasks", await TasksAsync(ct)),
        task.Error is null
            ? sdk.Effects.Notify(sdk.I18n.T("reports.ended.completed", new { task.Label }), variant: Variant.Success)
            : sdk.Effects.Notify(task.Error, task.Label, Variant.Danger));

    /// <summary>A card calls it when its task has a question; the question itself the client shows without us.</summary>
    [Action("asked"), RequirePermission("reports.view")]
    public ActionResponse Asked(TaskEvent task) =>
        sdk.Effects.Respond(sdk.Effects.Notify(sdk.I18n.T("reports.ended.asked", new { task.Label }), variant: Variant.Warning));

    /// <summary>Users see their own, an organization's manager the organization's, <c>super</c> all: the host sees to it.</summary>
    private Task<IReadOnlyList<TaskRow>> TasksAsync(CancellationToken ct) =>
        sdk.Models.BackgroundTasks.ListAsync(pageSize: Newest, filters: new() { Module = sdk.Module.Name }, cancellationToken: ct);

    public sealed record TaskEvent(string Label = "", string? Error = null);
}
