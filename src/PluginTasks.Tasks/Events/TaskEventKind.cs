namespace PluginTasks.Tasks.Events;

public enum TaskEventKind
{
    Started,
    Progress,
    Completed,
    Error,
    Confirmation,
    Update,
    Notification,
}
