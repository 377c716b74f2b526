namespace PluginTasks.Pages.Files;

/// <summary>What was found where a file should be.</summary>
public enum FileState
{
    Found,
    Missing,

    /// <summary>The path, or a link on it, leads out of the module's folder.</summary>
    Outside,
    Folder,
    TooLarge,

    /// <summary>It is there and cannot be read.</summary>
    Unreadable,
}
