using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace SystemModule;

/// <summary>The list of all tasks.</summary>
[ModuleActions]
public sealed class TaskMonitor(IModuleSdk sdk)
{
    private static readonly string[] FilterNames = ["status", "module", "user_id", "task_key_prefix", "label"];

    /// <summary>An address such as <c>/system/tasks?status=failed</c> has its filters in it.</summary>
    [PageData("tasks")]
    public void Load(PageDataContext page)
    {
        foreach (var filter in FilterNames.Where(page.Params.ContainsKey))
        {
            page.SetStore($"/filters/{filter}", page.Params.Get<string>(filter));
        }
    }

    /// <summary>One page of the table.</summary>
    [Action("tasks"), RequirePermission("system.view")]
    public async Task<TablePage> Rows(TableQuery query, CancellationToken ct)
    {
        var filters = (query.Filters ?? new Filters()).ToTaskFilters();
        var sort = query.Sort is { } order ? $"{order.Field} {order.Direction}" : "updated_at desc";
        return new TablePage(
            await sdk.Models.BackgroundTasks.ListAsync(query.Page, query.PageSize, filters, sort, ct),
            await sdk.Models.BackgroundTasks.CountAsync(filters, ct));
    }

    [Action("open_task"), RequirePermission("system.view")]
    public ActionResponse Open(TaskRef task) => sdk.Effects.Respond(sdk.Effects.Navigate("/system/task", new { task.Id }));

    [Action("cancel_tasks"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Cancel(Selection tasks, CancellationToken ct)
    {
        var cancelled = 0;
        foreach (var id in tasks.Selected)
        {
            cancelled += await sdk.Host.Tasks.CancelAsync(id, ct) ? 1 : 0;
        }

        return Done("system.tasks.cancelled", cancelled);
    }

    /// <summary>What still runs, and what its user has not been told of, stays.</summary>
    [Action("delete_tasks"), RequirePermission("system.manage")]
    public async Task<ActionResponse> Delete(Selection tasks, CancellationToken ct) =>
        Done("system.tasks.deleted", await sdk.Host.Tasks.RemoveAsync(tasks.Selected, ct));

    private ActionResponse Done(string key, int count) => sdk.Effects.Respond(
        sdk.Effects.StatePatch("/chosen", PatchAction.Set, Array.Empty<string>()),
        sdk.Effects.Notify(sdk.I18n.T(key, new { count }), variant: count > 0 ? Variant.Success : Variant.Info));

    public sealed record TableQuery([Range(1, 1_000_000)] int Page = 1, [Range(1, 200)] int PageSize = 20, TableOrder? Sort = null, Filters? Filters = null);

    public sealed record TableOrder(string Field, string Direction = "asc");

    public sealed record TablePage(IReadOnlyList<TaskRow> Rows, int TotalRows);

    public sealed record TaskRef([Required] string Id);

    public sealed record Selection([MaxLength(1_000)] IReadOnlyList<string> Selected);

    /// <summary>As the fields above the table leave them: an empty one does not filter.</summary>
    public sealed record Filters(string? Status = null, string? Module = null, string? UserId = null, string? TaskKeyPrefix = null, string? Label = null)
    {
        public TaskFilters ToTaskFilters() => new()
        {
            Status = Given(Status) is { } status ? JsonMap.From(new { status }).Get<TaskState>("status") : null,
            Module = Given(Module),
            UserId = Given(UserId),
            TaskKeyPrefix = Given(TaskKeyPrefix),
            Label = Given(Label),
        };

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
