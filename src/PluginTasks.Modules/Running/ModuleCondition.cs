namespace PluginTasks.Modules.Running;

/// <summary>Whether a module's code runs.</summary>
public enum ModuleCondition
{
    /// <summary>Nothing runs; the next call starts it.</summary>
    Idle,

    Running,

    /// <summary>It died, and is started again by the next call, after a while.</summary>
    BackingOff,

    /// <summary>It died again and again, and is held until it is reloaded.</summary>
    Crashing,

    /// <summary>It cannot be started.</summary>
    Failed,

    /// <summary>Switched off.</summary>
    Disabled,
}
