namespace PluginTasks.Modules.Library;

public enum ModuleState
{
    Loaded,

    /// <summary>Switched off in its manifest.</summary>
    Disabled,

    /// <summary>Its manifest keeps it from being loaded; its diagnostics say why.</summary>
    Failed,
}
