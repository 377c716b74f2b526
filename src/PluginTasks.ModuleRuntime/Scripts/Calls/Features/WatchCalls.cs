using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary>What looks at tasks: in <c>sdk.tasks</c> and in <c>sdk.models.backgroundTasks</c>.</summary>
internal static class WatchCalls
{
    private const string Model = "models.backgroundTasks.";

    public static Dictionary<string, SdkCall> All { get; } = new()
    {
        ["tasks.get"] = new("id", Get),
        ["tasks.wait"] = new("id, timeout?", async (scope, args) =>
            await scope.Sdk.Tasks.WaitAsync(args.Text(0), args.Time(1), scope.Stop).ConfigureAwait(false)),
        ["tasks.listUserTasks"] = new("user_id?, organization_id?", async (scope, args) =>
            await scope.Sdk.Tasks.ListUserTasksAsync(args.TextOrNull(0), args.TextOrNull(1), scope.Stop).ConfigureAwait(false)),
        ["tasks.getTasksByKey"] = new("key, organization_id?", async (scope, args) =>
            await scope.Sdk.Tasks.GetTasksByKeyAsync(args.Text(0), args.TextOrNull(1), scope.Stop).ConfigureAwait(false)),
        ["tasks.getTasksByKeyPrefix"] = new("prefix, organization_id?", async (scope, args) =>
            await scope.Sdk.Tasks.GetTasksByKeyPrefixAsync(args.Text(0), args.TextOrNull(1), scope.Stop).ConfigureAwait(false)),
        [Model + "list"] = new("page?, page_size?, filters?, sort?", async (scope, args) => await scope.Sdk.Models.BackgroundTasks.ListAsync(
            args.WholeOrNull(0) ?? 1, args.WholeOrNull(1) ?? 20, Filters(args, 2), args.Text(3, "updated_at desc"), scope.Stop).ConfigureAwait(false)),
        [Model + "count"] = new("filters?", async (scope, args) =>
            await scope.Sdk.Models.BackgroundTasks.CountAsync(Filters(args, 0), scope.Stop).ConfigureAwait(false)),
        [Model + "view"] = new("id", async (scope, args) =>
            await scope.Sdk.Models.BackgroundTasks.ViewAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        [Model + "log"] = new("id", async (scope, args) =>
            await scope.Sdk.Models.BackgroundTasks.LogAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        [Model + "create"] = SdkCall.Doing("values...", (scope, args) => scope.Sdk.Models.BackgroundTasks.CreateAsync(args.All)),
        [Model + "update"] = SdkCall.Doing("values...", (scope, args) => scope.Sdk.Models.BackgroundTasks.UpdateAsync("", args.All)),
        [Model + "delete"] = SdkCall.Doing("values...", (scope, _) => scope.Sdk.Models.BackgroundTasks.DeleteAsync("")),
    };

    private static async Task<object?> Get(CallScope scope, SdkArgs args) =>
        await scope.Sdk.Tasks.GetAsync(args.Text(0), scope.Stop).ConfigureAwait(false) is { } task
            ? new { task.Id, task.Label, task.Status, task.Progress, task.Result, task.Error, task.IsCompleted }
            : null;

    private static TaskFilters? Filters(SdkArgs args, int at)
    {
        if (args.At(at) is null)
        {
            return null;
        }

        var named = args.Options(at);
        var filters = new TaskFilters
        {
            Id = named.Text("id"),
            Module = named.Text("module"),
            Label = named.Text("label"),
            Status = named.Word<TaskState>("status"),
            TaskKey = named.Text("task_key"),
            TaskKeyPrefix = named.Text("task_key_prefix"),
            UserId = named.Text("user_id"),
            OrganizationId = named.Text("organization_id"),
            CreatedFrom = Moment(named, "created_from"),
            CreatedTo = Moment(named, "created_to"),
        };
        named.RefuseOthers();
        return filters;
    }

    private static DateTimeOffset? Moment(NamedValues named, string name) => named.Value(name) is not { } value ? null
        : value.ValueKind == System.Text.Json.JsonValueKind.String && value.TryGetDateTimeOffset(out var moment) ? moment
        : throw new ArgumentException($"'{name}' must be a date in ISO 8601, or a Date.");
}
