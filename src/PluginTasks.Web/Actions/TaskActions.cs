using System.Text.Json;
using PluginTasks.Modules.Hosting;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.States;

namespace PluginTasks.Web.Actions;

/// <summary>The host's own actions on tasks and messages, for the user of a connection.</summary>
internal sealed class TaskActions(PluginHost host)
{
    private const int MostListed = 200;

    private readonly Dictionary<string, TaskState> states = Enum.GetValues<TaskState>().ToDictionary(TaskMessage.NameOf, s => s, StringComparer.Ordinal);

    /// <summary>Null where it is no action of the host's.</summary>
    /// <exception cref="SdkException">What the tasks say, and <c>invalid_payload</c>.</exception>
    public Task<JsonElement?>? Find(string name, ActionContextReader context, string surfaceId, Session session)
    {
        var caller = new TaskCaller(null, session);
        return name switch
        {
            "background_task.get" => GetAsync(caller, TaskOf(context, surfaceId)),
            "background_task.list" => ListAsync(caller, context),
            "background_task.cancel" => CancelAsync(caller, TaskOf(context, surfaceId)),
            "background_task.respond" => RespondAsync(caller, TaskOf(context, surfaceId), Response(context)),
            "background_task.confirm" => RespondAsync(caller, TaskOf(context, surfaceId), ModuleJson.ToElement(new { confirmed = true })),
            "background_task.decline" => RespondAsync(caller, TaskOf(context, surfaceId), ModuleJson.ToElement(new { confirmed = false })),
            "notifications.list" => NoticesAsync(session, context),
            _ => null,
        };
    }

    /// <summary>A task as its user gets it: with its question where they may answer it.</summary>
    public static string Shown(TaskRecord task, Session session)
    {
        var snapshot = TaskMessage.Snapshot(task);
        if (!TaskAccess.MayManage(session, task))
        {
            return $"{snapshot[..^1]},\"canManage\":false}}";
        }

        return task is { Status: TaskState.WaitingConfirmation, Question: { } question }
            ? $"{snapshot[..^1]},\"confirmation\":{{\"surfaceId\":\"{TaskMessage.ConfirmationSurface(task.Id)}\",\"components\":{question}}}}}"
            : snapshot;
    }

    private static string TaskOf(ActionContextReader context, string surfaceId) =>
        context.Text("task_id") ?? context.Text("taskId") ?? TaskQuestion.TaskOf(surfaceId) ?? throw new InvalidPayloadException("task_id", "is required.");

    private static JsonElement Response(ActionContextReader context) =>
        context.Find("response") ?? ModuleJson.ToElement(context.Without("task_id", "taskId"));

    private static SdkException NotFound(string id) => new(ErrorCodes.TaskNotFound, $"There is no task '{(id.Length <= 64 ? id : id[..64] + "…")}'.");

    private async Task<JsonElement?> GetAsync(TaskCaller caller, string id) =>
        await host.Tasks.GetAsync(caller, id) is { } task ? JsonElement.Parse(Shown(task, caller.Session)) : throw NotFound(id);

    private TaskState StateOf(string name) =>
        states.TryGetValue(name, out var state) ? state : throw new InvalidPayloadException("status", $"'{name}' is no state.");

    private async Task<JsonElement?> ListAsync(TaskCaller caller, ActionContextReader context)
    {
        var status = context.Texts("status").Select(StateOf);
        var (tasks, count) = await host.Tasks.Reading.ListOwnAsync(
            caller, [.. status], context.Text("module"), context.Text("key_prefix"), context.Number("limit", 50, MostListed));
        return JsonElement.Parse($"{{\"items\":[{string.Join(',', tasks.Select(TaskMessage.Snapshot))}],\"total\":{count}}}");
    }

    private async Task<JsonElement?> CancelAsync(TaskCaller caller, string id) =>
        await host.Tasks.GetAsync(caller, id) is null ? throw NotFound(id) : ModuleJson.ToElement(new { cancelled = await host.Tasks.CancelAsync(caller, id) });

    private async Task<JsonElement?> RespondAsync(TaskCaller caller, string id, JsonElement response)
    {
        await host.Tasks.RespondConfirmationAsync(caller, id, response.GetRawText());
        return null;
    }

    private async Task<JsonElement?> NoticesAsync(Session session, ActionContextReader context)
    {
        var user = session.UserId ?? throw new SdkException(ErrorCodes.NoAuthenticatedUser, "Nobody is signed in.");
        var notices = await host.Notices.ListAsync(user, context.Number("limit", 50, MostListed));
        return ModuleJson.ToElement(new { items = notices.Select(n => new Dictionary<string, object?>
        {
            ["messageId"] = n.MessageId, ["createdAt"] = n.CreatedAt.UtcDateTime, ["name"] = NameOf(n.Body), ["message"] = MessageOf(TaskMessage.Of(n)),
        }) });
    }

    private static string NameOf(string body) => body[2..body.IndexOf('"', 2)];

    private static JsonElement MessageOf(string message) => JsonElement.Parse(message).EnumerateObject().First().Value;
}
