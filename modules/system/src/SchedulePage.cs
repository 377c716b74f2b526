using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace SystemModule;

/// <summary>The schedules of all modules and users.</summary>
[ModuleActions]
public sealed class SchedulePage(IModuleSdk sdk)
{
    [PageData("schedules")]
    public Task Load(PageDataContext page, CancellationToken ct) => page.FillAsync(async () => page.SetData("/schedules", await RowsAsync(ct)));

    [Action("schedules"), RequirePermission("system.view")]
    public Task<ActionResponse> Refresh(CancellationToken ct) => ShowAsync(null, ct);

    [Action("run_schedule"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Run(ScheduleRef schedule, CancellationToken ct) => await sdk.Host.Schedules.RunNowAsync(schedule.Id, ct) is { } task
        ? sdk.Effects.Respond(sdk.Effects.Navigate("/system/task", new { Id = task }))
        : await ShowAsync(null, ct);

    [Action("pause_schedule"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Pause(ScheduleRef schedule, CancellationToken ct)
    {
        await sdk.Host.Schedules.PauseAsync(schedule.Id, ct);
        return await ShowAsync("system.schedules.was_paused", ct);
    }

    [Action("resume_schedule"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Resume(ScheduleRef schedule, CancellationToken ct)
    {
        await sdk.Host.Schedules.ResumeAsync(schedule.Id, ct);
        return await ShowAsync("system.schedules.was_resumed", ct);
    }

    [Action("remove_schedule"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Remove(ScheduleRef schedule, CancellationToken ct)
    {
        await sdk.Host.Schedules.RemoveAsync(schedule.Id, ct);
        return await ShowAsync("system.schedules.was_removed", ct);
    }

    /// <summary>What the host finds wrong is said at the field that it is about.</summary>
    [Action("add_schedule"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Add(NewSchedule wanted, CancellationToken ct)
    {
        try
        {
            var options = new ScheduleOptions { Name = Given(wanted.Name), TimeZone = Given(wanted.TimeZone) };
            await sdk.Host.Schedules.AddAsync(wanted.When, wanted.Task, ArgsOf(wanted.Args), options, ct);
        }
        catch (SdkException refused) when (refused.Code is ErrorCodes.InvalidSchedule or ErrorCodes.TaskNotRegistered)
        {
            throw new InvalidPayloadException(refused.Code == ErrorCodes.InvalidSchedule ? "when" : "task", refused.Message);
        }

        return await ShowAsync("system.schedules.was_added", ct);
    }

    private static JsonElement? ArgsOf(string? text)
    {
        try
        {
            return Given(text) is { } json ? JsonElement.Parse(json) : null;
        }
        catch (JsonException broken)
        {
            throw new InvalidPayloadException("args", broken.Message);
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<ActionResponse> ShowAsync(string? notice, CancellationToken ct)
    {
        var rows = sdk.Effects.DataModelUpdate("/schedules", await RowsAsync(ct));
        return notice is null ? sdk.Effects.Respond(rows) : sdk.Effects.Respond(rows, sdk.Effects.Notify(sdk.I18n.T(notice), variant: Variant.Success));
    }

    private async Task<IEnumerable<object>> RowsAsync(CancellationToken ct) => (await sdk.Models.Schedules.ListAsync(ct)).Select(s => new
    {
        s.Id,
        s.Name,
        When = s.TimeZone == "UTC" ? s.When : $"{s.When} ({s.TimeZone})",
        s.IsPaused,
        StateLabel = sdk.I18n.T(s.IsPaused ? "system.schedules.paused" : "system.schedules.active"),
        StateVariant = s.IsPaused ? Variant.Warning : Variant.Success,
        Outcome = s.LastStatus is null ? sdk.I18n.T("system.schedules.outcome.never") : sdk.I18n.T("system.schedules.outcome.is", new { Status = OutcomeOf(s.LastStatus) }),
        OutcomeVariant = s.Failures > 0 ? Variant.Danger : Variant.Default,
        LastPath = s.LastTaskId is null ? null : $"/system/task?id={s.LastTaskId}",
        Facts = new[]
        {
            Fact("task", s.TaskName ?? s.Agent),
            Fact("next", Facts.Written(s.NextRun)),
            Fact("last", Facts.Written(s.LastRun)),
            Fact("owner", s.OwnerId),
        },
    });

    private object Fact(string name, string? value) => new { Label = sdk.I18n.T($"system.schedules.{name}"), Value = value ?? "–" };

    /// <summary>A task's state has a name; what kept a task from being made is a code.</summary>
    private string OutcomeOf(string status) =>
        Enum.GetNames<TaskState>().Any(n => JsonNamingPolicy.SnakeCaseLower.ConvertName(n) == status) ? sdk.I18n.T($"system.status.{status}") : status;

    public sealed record ScheduleRef([Required] string Id);

    public sealed record NewSchedule([Required] string When, [Required] string Task, string? TimeZone = null, string? Args = null, string? Name = null);
}
