using PluginTasks.Sdk;

namespace PluginTasks.Web.Api.Tasks;

/// <summary>A task in a list: without checkpoint, result and error.</summary>
internal sealed record TaskItem
{
    public required string TaskId { get; init; }

    public required string Label { get; init; }

    public required string Module { get; init; }

    public string? TaskKey { get; init; }

    public required TaskState Status { get; init; }

    public double Progress { get; init; }

    public int Attempt { get; init; }

    public required string UserId { get; init; }

    public string? OrganizationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public long Seq { get; init; }

    public string? TaskName { get; init; }

    public static TaskItem Of(TaskRow task) => new()
    {
        TaskId = task.TaskId,
        Label = task.Label,
        Module = task.Module,
        TaskKey = task.TaskKey,
        Status = task.Status,
        Progress = task.Progress,
        Attempt = task.Attempt,
        UserId = task.UserId,
        OrganizationId = task.OrganizationId,
        CreatedAt = task.CreatedAt,
        StartedAt = task.StartedAt,
        UpdatedAt = task.UpdatedAt,
        FinishedAt = task.FinishedAt,
        Seq = task.Seq,
        TaskName = task.TaskName,
    };
}
