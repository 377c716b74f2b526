using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Reports;

/// <summary>What the page's buttons do. Each returns at once; what takes long is a task, and shows itself as a card.</summary>
[ModuleActions]
public sealed class ReportActions(IModuleSdk sdk)
{
    /// <summary>Of one month one report is made at a time: while it is, a second call leads to the same task.</summary>
    [Action("start"), RequirePermission("reports.run")]
    public async Task<ActionResponse> Start(ReportOrder order, CancellationToken ct)
    {
        var taskId = await sdk.Tasks.RunBackgroundAsync(
            "reports.generate_monthly",
            sdk.I18n.T("reports.task.label", new { Month = order.Month ?? "" }),
            new() { TaskKey = $"reports.monthly.{order.Month ?? "last"}" },
            order,
            ct);
        return Show(sdk.Ui.BackgroundTask(
            $"card_{taskId}",
            taskId,
            onCompleted: new ActionSpec("reports.ended"),
            onError: new ActionSpec("reports.ended"),
            onConfirmation: new ActionSpec("reports.asked"))
            .ShowResult(true));
    }

    /// <summary>Ready within two seconds it just says so; else it goes on as a task.</summary>
    [Action("prepare"), RequirePermission("reports.prepare")]
    public async Task<ActionResponse> Prepare(Preparation wanted, CancellationToken ct)
    {
        var outcome = await sdk.Tasks.RunOrBackgroundAsync(
            async task =>
            {
                await new SalesFile(sdk, wanted.Month).WriteAsync(task.CancellationToken);
                return true;
            },
            TimeSpan.FromSeconds(2),
            sdk.I18n.T("reports.prepare.label", new { wanted.Month }),
            cancellationToken: ct);
        return outcome.IsBackground
            ? Show(sdk.Ui.BackgroundTask($"card_{outcome.TaskId}", outcome.TaskId))
            : sdk.Effects.Respond(sdk.Effects.Notify(sdk.I18n.T("reports.prepare.done", new { wanted.Month }), variant: Variant.Success));
    }

    [Action("summarize"), RequirePermission("reports.run")]
    public async Task<ActionResponse> Summarize(SummaryOrder wanted, CancellationToken ct)
    {
        var taskId = await sdk.Tasks.SubmitAgentAsync("summarizer", wanted.Prompt, sdk.I18n.T("reports.summary.label"), cancellationToken: ct);
        return Show(sdk.Ui.BackgroundTask($"card_{taskId}", taskId).ShowResult(true));
    }

    private ActionResponse Show(BackgroundTask card) =>
        sdk.Effects.Respond(sdk.Effects.CollectionAppend("cards", "children", card));

    public sealed record Preparation([Required, RegularExpression(ReportOrder.MonthPattern, ErrorMessage = "A month is written as 2026-04.")] string Month);

    public sealed record SummaryOrder([Required, StringLength(200)] string Prompt);
}
