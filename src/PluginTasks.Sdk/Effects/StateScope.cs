namespace PluginTasks.Sdk;

/// <summary>A store of the client.</summary>
public enum StateScope
{
    /// <summary>The page's; gone with it.</summary>
    Page,

    /// <summary>The one that all pages share.</summary>
    Global,
}
