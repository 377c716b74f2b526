namespace PluginTasks.Pages.Diagnostics;

public enum Severity
{
    Error,
    Warning,
}
