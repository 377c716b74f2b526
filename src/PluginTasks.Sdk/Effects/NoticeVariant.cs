namespace PluginTasks.Sdk;

/// <summary>What a notice looks like.</summary>
public enum NoticeVariant
{
    /// <summary>Plain.</summary>
    Default,

    /// <summary>In the main colour.</summary>
    Primary,

    /// <summary>Something went well.</summary>
    Success,

    /// <summary>Something needs a look.</summary>
    Warning,

    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Something went wrong.</summary>
    Danger,
}
