namespace PluginTasks.Pages.Compilation;

/// <summary>What a page may cost with its includes taken in.</summary>
public static class PageLimits
{
    public const int Components = 20_000;

    public const int IncludeDepth = 16;

    /// <summary>How deep components stand inside each other, which decides how deep a tree is.</summary>
    public const int ComponentDepth = 512;

    /// <summary>Values of any kind, however they came in: written, by alias, include or parameter.</summary>
    public const int Nodes = 400_000;

    /// <summary>Of all keys and texts, counted the same way.</summary>
    public const int Characters = 4 * 1024 * 1024;
}
