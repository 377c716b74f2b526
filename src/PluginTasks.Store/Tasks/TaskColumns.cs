using static PluginTasks.Store.Tasks.TaskColumn;

namespace PluginTasks.Store.Tasks;

/// <summary>The columns of a task, in the order in which rows are read and written.</summary>
internal static class TaskColumns
{
    /// <summary>Those from here on are left out of lists.</summary>
    public const int FirstDetail = 29;

    public static readonly TaskColumn[] All =
    [
        Text("id", t => t.Id),
        Text("module", t => t.Module),
        Text("label", t => t.Label),
        Integer("status", t => StateCode.Of(t.Status)),
        Real("progress", t => t.Progress),
        Text("task_key", t => t.TaskKey),
        Text("user_id", t => t.UserId),
        Text("organization_id", t => t.OrganizationId),
        Text("session_key", t => t.SessionKey),
        Integer("priority", t => t.Priority),
        Time("created_at", t => t.CreatedAt),
        Time("started_at", t => t.StartedAt),
        Time("updated_at", t => t.UpdatedAt),
        Time("finished_at", t => t.FinishedAt),
        Integer("attempt", t => t.Attempt),
        Integer("crashes", t => t.Crashes),
        Real("timeout_seconds", t => t.TimeoutSeconds),
        Text("task_name", t => t.TaskName),
        Integer("resumes", t => t.Resumes ? 1 : 0),
        Time("not_before", t => t.NotBefore),
        Text("owner", t => t.Owner),
        Integer("seq", t => t.Seq),
        Text("retry", t => t.Retry),
        Text("completion", t => t.Completion),
        Text("context", t => t.Context),
        Text("watchers", t => t.Watchers),
        Text("question", t => t.Question),
        Text("answer", t => t.Answer),
        Text("args", t => t.Args),
        Text("error", t => t.Error),
        Text("checkpoint", t => t.Checkpoint),
        Text("result", t => t.Result),
    ];
}
