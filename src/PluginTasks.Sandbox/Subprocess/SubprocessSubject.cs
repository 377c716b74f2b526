namespace PluginTasks.Sandbox.Subprocess;

/// <summary>What a subprocess was started from.</summary>
public enum SubprocessSubject
{
    /// <summary>An action, page data or another call of a module.</summary>
    Module,

    /// <summary>A task.</summary>
    Task,
}
