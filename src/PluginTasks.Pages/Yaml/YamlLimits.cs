namespace PluginTasks.Pages.Yaml;

/// <summary>What a file may cost.</summary>
public static class YamlLimits
{
    public const int FileBytes = 1024 * 1024;

    public const int Depth = 64;

    /// <summary>Values written in one file; a file of nothing but commas could hold half a million.</summary>
    public const int Nodes = 200_000;

    /// <summary>Nodes that aliases of one file may stand for.</summary>
    public const int AliasNodes = 10_000;
}
