namespace PluginTasks.Sdk;

/// <summary>How much a log line matters.</summary>
public enum ModuleLogLevel
{
    /// <summary>For whoever debugs the module; not kept by default.</summary>
    Debug,

    /// <summary>The ordinary course of things.</summary>
    Info,

    /// <summary>Somebody should look at it.</summary>
    Warning,

    /// <summary>Something went wrong.</summary>
    Error,
}
