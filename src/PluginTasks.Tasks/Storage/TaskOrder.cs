namespace PluginTasks.Tasks.Storage;

public enum TaskOrder
{
    UpdatedAt,
    CreatedAt,
    FinishedAt,
    Label,
    Status,
    Module,
}
