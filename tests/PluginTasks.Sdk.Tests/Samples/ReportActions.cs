using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace SampleModule;

/// <summary>The rest of what module code calls: programs, HTTP, completions, publishing. That it compiles is what it tests.</summary>
[ModuleActions]
public sealed class ReportActions(IModuleSdk sdk)
{
    [Action("start"), RequirePermission("reports.run")]
    public async Task<ActionResponse> Start(CancellationToken ct)
    {
        var registered = await sdk.Tasks.RunBackgroundAsync(
            "reports.generate_monthly",
            label: sdk.I18n.T("reports.monthly", new { month = 4 }),
            options: new() { TaskKey = "reports.monthly.2026-04", Priority = 7, OnComplete = Completion.Action("reports.finished") },
            args: new { month = "2026-04", include_refunds = true },
            cancellationToken: ct);

        // Work with a result of no type, with none, and that gives one on one way only.
        await sdk.Tasks.RunBackgroundAsync(async task => new { attempt = await Task.FromResult(task.Attempt) }, cancellationToken: ct);
        await sdk.Tasks.RunBackgroundAsync(async task => await task.EmitProgressAsync(label: "Almost"), cancellationToken: ct);
        await sdk.Tasks.RunBackgroundAsync(
            async task =>
            {
                if (task.Attempt > 1)
                {
                    return null;
                }

                await task.EmitProgressAsync(0.5);
                return new { done = true };
            },
            options: new() { OnComplete = Completion.Call(task => sdk.Streams.Publish("reports.done", "end", task, Audience.User(task.UserId))) },
            cancellationToken: ct);
        return sdk.Effects.Respond(sdk.Effects.StatePatch("/tasks", PatchAction.Append, registered, StoreScope.Global));
    }

    [Action("preview")]
    public async Task<ActionResponse> Preview(PreviewRequest request, CancellationToken ct)
    {
        var sum = await sdk.Tasks.RunBlockingAsync(() => request.Month.Length, ct);
        await sdk.Tasks.RunBlockingAsync(() => { sum++; }, ct);
        var version = await sdk.Tasks.RunSubprocessAsync(["ffmpeg", "-version"], check: true, timeout: TimeSpan.FromSeconds(5), input: "", cancellationToken: ct);
        var outcome = await sdk.Tasks.RunOrBackgroundAsync(task => Task.FromResult(task.Attempt + sum), cancellationToken: ct);
        return outcome.IsBackground
            ? sdk.Effects.Respond(sdk.Effects.OpenSurface("preview", sdk.Ui.Builder().Add(sdk.Ui.BackgroundTask("preview_task", outcome.TaskId))))
            : sdk.Effects.Value(new { version = version.Stdout, outcome.Value });
    }

    [LongRunning("metrics_publisher")]
    public async Task Publish(CancellationToken ct)
    {
        try
        {
            var reply = await sdk.Http.GetAsync(sdk.Settings.Get<string>("address"), ct);
            await sdk.Streams.Publish("reports.metrics", "tick", reply.EnsureSuccess().Json<JsonMap>(), Audience.Everybody, ct);
        }
        catch (SdkException problem) when (problem.Code == ErrorCodes.HttpFailed)
        {
            sdk.Logger.Warning("No metrics", problem, new { tries = 1 });
            sdk.Logger.Warning("No metrics", new { tries = 1 });
        }
    }
}

public sealed record PreviewRequest([RegularExpression("^[0-9]{4}-[0-9]{2}$")] string Month);
