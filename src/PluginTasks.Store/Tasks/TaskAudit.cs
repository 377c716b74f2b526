using System.Globalization;
using System.Text.Json;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sdk;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>What of a task's life goes into the audit log: that an attempt began, and that the task ended.</summary>
internal static class TaskAudit
{
    private static readonly string[] States = [.. Enum.GetNames<TaskState>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static AuditEntry? Of(TaskRecord before, TaskRecord after)
    {
        var begins = before.Status == TaskState.Pending && after.Status == TaskState.Running;
        return begins || (before.IsActive && !after.IsActive)
            ? new AuditEntry
            {
                Kind = AuditKind.Task,
                Module = after.Module,
                User = after.UserId,
                Subject = after.Id,
                Outcome = begins ? "started" : States[(int)after.Status],
                Detail = Named(after),
            }.Clean(after.UpdatedAt)
            : null;
    }

    private static string? Named(TaskRecord task) => task.Attempt == 1
        ? task.TaskName
        : string.Create(CultureInfo.InvariantCulture, $"{task.TaskName} attempt {task.Attempt}").TrimStart();
}
