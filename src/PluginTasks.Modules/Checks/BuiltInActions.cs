namespace PluginTasks.Modules.Checks;

/// <summary>The actions that the host itself answers.</summary>
public static class BuiltInActions
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "nav", "open_drawer", "open_modal", "close_surface",
        "background_task.get", "background_task.list", "background_task.cancel",
        "background_task.respond", "background_task.confirm", "background_task.decline",
        "notifications.list",
    ];
}
