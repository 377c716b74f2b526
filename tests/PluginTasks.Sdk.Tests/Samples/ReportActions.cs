using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk.Tests.Samples;

/// <summary>A module as an author writes it. That it compiles, without casts and without a second look, is what it tests.</summary>
[ModuleActions]
public sealed class ReportActions(IModuleSdk sdk)
{
    [Action("start"), RequirePermission("reports.run")]
    public async Task<ActionResponse> Start(ActionContext ctx, CancellationToken ct)
    {
        var container = ctx.Get("container_id", "task_cards");
        var inline = await sdk.Tasks.RunBackgroundAsync(
            async task =>
            {
                for (var step = 1; step <= 8; step++)
                {
                    await task.UpdateProgressAsync(step / 8.0, new { step, steps = 8 }, $"Processing step {step}/8");
                    await task.EmitProgressAsync(label: "Almost");
                }

                return new { processed = 8 };
            },
            label: "Demo background task",
            options: new() { TaskKey = "reports.demo", Priority = 7, OnComplete = Completion.Call(task => sdk.Streams.Publish("reports.done", "end", task, cancellationToken: ct)) },
            cancellationToken: ct);

        var registered = await sdk.Tasks.RunBackgroundAsync(
            "reports.generate_monthly",
            label: sdk.I18n.T("reports.monthly", new { month = 4 }),
            options: new() { TaskKey = "reports.monthly.2026-04", OnComplete = Completion.Action("reports.finished") },
            args: new { month = "2026-04", include_refunds = true },
            cancellationToken: ct);

        return sdk.Effects.Respond(
            sdk.Effects.Notify("Started", variant: Variant.Success),
            sdk.Effects.CollectionAppend(container, "children", new { kind = "BackgroundTask", task_id = inline }, ctx.SurfaceId),
            sdk.Effects.StateUpdate(new Dictionary<string, object?> { ["/task"] = registered }));
    }

    [Action("preview")]
    public async Task<ActionResponse> Preview(PreviewRequest request, CancellationToken ct)
    {
        var sum = await sdk.Tasks.RunBlockingAsync(() => request.Month.Length, ct);
        var version = await sdk.Tasks.RunSubprocessAsync(["ffmpeg", "-version"], check: true, timeout: TimeSpan.FromSeconds(5), input: "", cancellationToken: ct);
        var outcome = await sdk.Tasks.RunOrBackgroundAsync(task => Task.FromResult(task.Attempt + sum), cancellationToken: ct);
        return sdk.Effects.Value(new { version = version.Stdout, value = outcome.IsBackground ? 0 : outcome.Value, outcome.TaskId });
    }

    [BackgroundTask("generate_monthly", OnInterruption = OnInterruption.Resume, RetryMax = 3)]
    public async Task<object?> GenerateMonthly(MonthlyArgs args, ITaskContext task)
    {
        var start = task.Checkpoint?.Deserialize<MonthlyCheckpoint>(ModuleJson.Options)?.DoneRows ?? 0;
        var answer = await task.RequestConfirmationAsync(new Builder(), TimeSpan.FromMinutes(5));
        return answer.Get("confirmed", false)
            ? new { rows = start, args.Month, args.IncludeRefunds }
            : throw new TaskFailedException(sdk.I18n.T("reports.declined"));
    }

    [PageData("index")]
    public async Task Load(PageDataContext page, CancellationToken ct)
    {
        var rows = await sdk.Models.BackgroundTasks.ListAsync(filters: new() { Status = TaskState.Running }, cancellationToken: ct);
        page.SetData("/rows", rows.Select(row => new { row.TaskId, row.Label, row.Progress }));
    }

    [LongRunning("metrics_publisher")]
    public async Task Publish(CancellationToken ct)
    {
        var reply = await sdk.Http.GetAsync(sdk.Settings.Get<string>("address"), ct);
        await sdk.Streams.Publish("reports.metrics", "tick", reply.Json<JsonMap>(), Audience.Everybody, ct);
    }

    public sealed record PreviewRequest([RegularExpression("^[0-9]{4}-[0-9]{2}$")] string Month);

    public sealed record MonthlyArgs(string Month, bool IncludeRefunds = false);

    private sealed record MonthlyCheckpoint(int DoneRows);
}
