using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace SystemModule;

/// <summary>One task with everything that is known of it.</summary>
[ModuleActions]
public sealed class TaskDetail(IModuleSdk sdk)
{
    private const int RefreshSeconds = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [PageData("task")]
    public async Task Load(PageDataContext page, CancellationToken ct)
    {
        if (page.Params.TryGet<string>("id", out var id) && await DataAsync(id, ct) is { } data)
        {
            foreach (var (path, value) in data)
            {
                page.SetData(path, value);
            }
        }
        else
        {
            page.Redirect("/system/tasks");
        }
    }

    [Action("task"), RequirePermission("system.view")]
    public async Task<ActionResponse> Refresh(TaskRef task, CancellationToken ct) => await ShowAsync(task.Id, ct);

    [Action("cancel_task"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Cancel(TaskRef task, CancellationToken ct)
    {
        await sdk.Host.Tasks.CancelAsync(task.Id, ct);
        return await ShowAsync(task.Id, ct);
    }

    [Action("rerun_task"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Rerun(TaskRef task, CancellationToken ct) =>
        sdk.Effects.Respond(sdk.Effects.Navigate("/system/task", new { Id = await sdk.Host.Tasks.RerunAsync(task.Id, ct) }));

    [Action("delete_task"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Delete(TaskRef task, CancellationToken ct) => await sdk.Host.Tasks.RemoveAsync([task.Id], ct) > 0
        ? sdk.Effects.Respond(sdk.Effects.Navigate("/system/tasks"), sdk.Effects.Notify(sdk.I18n.T("system.tasks.deleted", new { count = 1 }), variant: Variant.Success))
        : sdk.Effects.Respond(sdk.Effects.Notify(sdk.I18n.T("system.task.held"), variant: Variant.Warning));

    /// <summary>Where it is gone meanwhile there is nothing to show any more.</summary>
    private async Task<ActionResponse> ShowAsync(string id, CancellationToken ct) => await DataAsync(id, ct) is { } data
        ? sdk.Effects.Respond(data.Select(d => sdk.Effects.DataModelUpdate(d.Path, d.Value)))
        : sdk.Effects.Respond(sdk.Effects.Navigate("/system/tasks"));

    private async Task<(string Path, object? Value)[]?> DataAsync(string id, CancellationToken ct)
    {
        if (await sdk.Models.BackgroundTasks.ViewAsync(id, ct) is not { } task)
        {
            return null;
        }

        var log = await sdk.Models.BackgroundTasks.LogAsync(id, ct);
        var isActive = !task.Status.IsFinal();
        return
        [
            ("/task", task),
            ("/facts", FactsOf(task)),
            ("/refresh", isActive ? RefreshSeconds : 0),
            ("/texts", new
            {
                Status = StatusOf(task.Status),
                Variant = VariantOf(task.Status),
                IsActive = isActive,
                CanRerun = !isActive && task.TaskName is not null,
                Result = Written(task.Result),
                Checkpoint = Written(task.Checkpoint),
                Args = Written(task.Args),
                Log = log.Count == 0 ? null : string.Join('\n', log.Select(Line)),
            }),
        ];
    }

    private IEnumerable<object> FactsOf(TaskRow task) => new (string Key, object? Value)[]
    {
        ("module", task.Module),
        ("name", task.TaskName),
        ("key", task.TaskKey),
        ("user", task.UserId),
        ("organization", task.OrganizationId),
        ("attempt", task.Attempt),
        ("created", task.CreatedAt),
        ("started", task.StartedAt),
        ("updated", task.UpdatedAt),
        ("finished", task.FinishedAt),
        ("timeout", task.TimeoutSeconds),
        ("id", task.TaskId),
    }.Where(f => f.Value is not null).Select(f => new { Label = sdk.I18n.T($"system.task.{f.Key}"), Value = f.Value is DateTimeOffset time ? Facts.Written(time) : $"{f.Value}" });

    private string StatusOf(TaskState state) => sdk.I18n.T($"system.status.{JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString())}");

    private static Variant VariantOf(TaskState state) => state switch
    {
        TaskState.Completed => Variant.Success,
        TaskState.Failed => Variant.Danger,
        TaskState.Running => Variant.Info,
        TaskState.Pending or TaskState.WaitingConfirmation => Variant.Warning,
        _ => Variant.Default,
    };

    private static string? Written(JsonElement? json) => json is { } value ? JsonSerializer.Serialize(value, Indented) : null;

    private static string Line(TaskLogLine line) =>
        $"{line.Time.UtcDateTime:HH:mm:ss.fff} {line.Level,-7} {line.Message}{(line.Exception is null ? "" : $"\n{line.Exception}")}";

    public sealed record TaskRef([Required] string Id);
}
