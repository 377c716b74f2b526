using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Facade;

/// <summary>Tasks as module code gets them.</summary>
public static class TaskSnapshots
{
    public static TaskSnapshot ToSnapshot(this TaskRecord task) => task.ToRow();

    public static TaskRow ToRow(this TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new TaskRow
        {
            TaskId = task.Id, Label = task.Label, Module = task.Module, TaskKey = task.TaskKey, Status = task.Status, Progress = task.Progress,
            Checkpoint = Element(task.Checkpoint), Result = Element(task.Result), Error = task.Error, Attempt = task.Attempt,
            UserId = task.UserId, OrganizationId = task.OrganizationId, CreatedAt = task.CreatedAt, StartedAt = task.StartedAt,
            UpdatedAt = task.UpdatedAt, FinishedAt = task.FinishedAt, Seq = task.Seq, TaskName = task.TaskName, Args = Element(task.Args),
            TimeoutSeconds = task.TimeoutSeconds, SessionKey = task.SessionKey,
        };
    }

    private static JsonElement? Element(string? json) => json is null ? null : JsonElement.Parse(json);
}
