using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

// Not below PluginTasks: a module finds the Sdk's names by its usings alone, and so must this.
namespace SampleModule;

/// <summary>The BackgroundTask page of the reference. That it compiles as it stands, without aliases and casts, is what it tests.</summary>
[ModuleActions]
public sealed class BackgroundTaskActions(IModuleSdk sdk)
{
    [Action("test_background_task_start"), RequirePermission("components.run")]
    public async Task<ActionResponse> Start(ActionContext ctx, CancellationToken ct)
    {
        var container = ctx.Get("container_id", "task_cards");
        var prefix = ctx.Get("prefix", "task_card");

        var taskId = await sdk.Tasks.RunBackgroundAsync(
            Demo,
            label: "Demo background task",
            options: new() { TaskKey = $"components_background_task_demo_{prefix}" },
            cancellationToken: ct);

        var card = sdk.Ui.BackgroundTask(
            $"{prefix}_{taskId}",
            taskId,
            onCompleted: new("components.test_background_task_event", new { source = prefix, @event = "completed" }),
            onError: new("components.test_background_task_event", new { source = prefix, @event = "error" }));

        return sdk.Effects.Respond(sdk.Effects.CollectionAppend(container, "children", card, ctx.SurfaceId));
    }

    private async Task<DemoResult> Demo(ITaskContext task)
    {
        const int steps = 8;
        for (var step = 1; step <= steps; step++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.8), TimeProvider.System, task.CancellationToken);
            await task.UpdateProgressAsync((double)step / steps, new { step, steps }, $"Processing step {step}/{steps}");
        }

        sdk.Logger.Info("Demo done", new { steps });
        return new DemoResult(Processed: steps);
    }

    [Action("submit_message")]
    public async Task<ActionResponse> Submit(SubmitMessage message, ActionContext ctx, CancellationToken ct)
    {
        await sdk.Streams.Publish("components.messages", "new", message, cancellationToken: ct);
        return sdk.Effects.Respond(
            sdk.Effects.Notify(sdk.I18n.T("components.sent", new { name = message.Name }), variant: Variant.Success),
            sdk.Effects.StateUpdate(new Dictionary<string, object?> { ["/draft"] = "" }),
            sdk.Effects.CloseSurface(ctx.SurfaceId));
    }

    [Action("import_every_morning")]
    public async Task<ActionResponse> ImportEveryMorning(CancellationToken ct)
    {
        var schedule = await sdk.Tasks.ScheduleAsync(
            "weekdays at 07:30",
            "components.import_rows",
            new ImportArgs("morning.csv"),
            new() { Name = "Morning import", TimeZone = "Europe/Rome" },
            ct);
        return sdk.Effects.Value(new { schedule });
    }

    [BackgroundTask("import_rows", OnInterruption = OnInterruption.Resume, RetryMax = 3)]
    public async Task<ImportResult> ImportRows(ImportArgs args, ITaskContext task, CancellationToken ct)
    {
        var lines = (await sdk.Files.ReadTextAsync(args.File, ct)).Split('\n');
        var rows = lines.Select(line => line.Length).ToList();
        var done = task.CheckpointAs<ImportCheckpoint>() ?? new ImportCheckpoint(Rows: 0, Replace: await AskToReplace(task, rows));
        for (var row = done.Rows; row < rows.Count; row++)
        {
            ct.ThrowIfCancellationRequested();
            await task.UpdateProgressAsync((double)row / rows.Count, done with { Rows = row }, $"Row {row} of {rows.Count}");
        }

        return new ImportResult(rows.Count, done.Replace);
    }

    private async Task<bool> AskToReplace(ITaskContext task, List<int> rows)
    {
        var question = sdk.Ui.Builder().Add(
            sdk.Ui.Text("question", $"Replace the {rows.Count} rows that are there?"),
            sdk.Ui.Row("answers", [
                sdk.Ui.Button("yes", "Replace", action: "background_task.confirm").Variant(Variant.Danger),
                sdk.Ui.Button("no", "Keep", action: "background_task.decline"),
            ]));
        var answer = await task.RequestConfirmationAsync(question, timeout: TimeSpan.FromHours(1));
        return answer.Get("confirmed", fallback: false);
    }

    [PageData("background_task")]
    public async Task Load(PageDataContext page, CancellationToken ct)
    {
        var mine = await sdk.Tasks.GetTasksByKeyPrefixAsync("components_background_task_demo_", cancellationToken: ct);
        var running = mine.Where(task => !task.Status.IsFinal()).ToList();

        page.SetData("/finished", mine.Where(task => task.Status is TaskState.Completed).Select(task => task.ResultAs<DemoResult>()));
        page.SetStore("/has_tasks", running.Count > 0);
        page.AddComponents("task_cards", running.Select(task => sdk.Ui.BackgroundTask($"task_card_{task.TaskId}", task.TaskId)));
        page.AddComponents(
            "filters",
            sdk.Ui.Select("status", ["running", "completed"], "Status").Value(Bound.Store("/status", StoreScope.Global, "running")),
            sdk.Ui.Switch("only_mine", "Only mine").ShowIf(Rule.When(Bound.Store("/has_tasks"), "==", true)),
            sdk.Ui.TaskList("failed").Status([TaskState.Failed, TaskState.Interrupted]).Limit(20));
    }
}

public sealed record SubmitMessage([Required, MaxLength(80)] string Name, [EmailAddress] string Email, string Text = "");

public sealed record ImportArgs(string File);

public sealed record ImportResult(int Rows, bool Replaced);

public sealed record DemoResult(int Processed);

internal sealed record ImportCheckpoint(int Rows, bool Replace);
