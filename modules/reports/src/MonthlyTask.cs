using System.Globalization;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Reports;

/// <summary>
/// Makes the report of a month: reads its sales in steps, asks about what was sent twice, and puts the report into the archive. A failure,
/// such as a full disk, is tried again, and a killed process is not the end: the next attempt goes on from the checkpoint.
/// </summary>
[ModuleActions]
public sealed class MonthlyTask(IModuleSdk sdk)
{
    /// <summary>How much of the whole is reading.</summary>
    private const double Reading = 0.9;

    [BackgroundTask("generate_monthly", OnInterruption = OnInterruption.Resume, RetryMax = 3, RetryFirstDelaySeconds = 2)]
    [RequirePermission("reports.run")]
    public async Task<MonthlyReport> Generate(ReportOrder order, ITaskContext task, CancellationToken ct)
    {
        // The month too is taken from the checkpoint: it may have changed since the first attempt.
        var tally = task.CheckpointAs<Tally>() ?? new Tally { Month = order.Month ?? LastMonth() };
        await ReadAsync(tally, task, ct);
        await DecideAsync(tally, order.OnDuplicates, task);
        return await new ReportArchive(sdk).AddAsync(tally, ct);
    }

    /// <summary>Counts and position are stored together after each step, so a row is counted once, however often this is interrupted.</summary>
    private async Task ReadAsync(Tally tally, ITaskContext task, CancellationToken ct)
    {
        var file = new SalesFile(sdk, tally.Month);
        await file.WriteWhereMissingAsync(ct);
        var length = await file.LengthAsync(ct);
        await foreach (var sales in file.ReadAsync(tally.Position, ct).Chunk(sdk.Settings.Get("rows_per_step", 4_000)))
        {
            Array.ForEach(sales, tally.Add);
            await task.UpdateProgressAsync(Reading * tally.Position / length, tally, sdk.I18n.T("reports.task.reading", new { tally.Month, tally.Rows }));
        }
    }

    /// <summary>The answer goes into the checkpoint, so that nobody is asked twice.</summary>
    private async Task DecideAsync(Tally tally, OnDuplicates wanted, ITaskContext task)
    {
        if (tally.Merge is null)
        {
            tally.Merge = tally.Duplicates > 0 && wanted switch
            {
                OnDuplicates.Ask => (await task.RequestConfirmationAsync(Question(task.Id, tally.Duplicates))).Get("confirmed", false),
                _ => wanted == OnDuplicates.Merge,
            };
            await task.UpdateProgressAsync(Reading, tally, sdk.I18n.T("reports.task.writing", new { tally.Month }));
        }
    }

    /// <summary>The two actions are the host's own: they answer <c>{confirmed: true}</c> and <c>{confirmed: false}</c>.</summary>
    private Builder Question(string taskId, int duplicates) => new Builder()
        .Add(sdk.Ui.Text("question", sdk.I18n.T("reports.duplicates.question", new { count = duplicates })))
        .Add(sdk.Ui.Row("answers",
        [
            sdk.Ui.Button("merge", sdk.I18n.T("reports.duplicates.merge"), "background_task.confirm", new { TaskId = taskId }).Variant(Variant.Primary),
            sdk.Ui.Button("keep", sdk.I18n.T("reports.duplicates.keep"), "background_task.decline", new { TaskId = taskId }),
        ]));

    private static string LastMonth() => TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
