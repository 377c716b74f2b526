namespace PluginTasks.Pages.Yaml;

/// <summary>What a file may cost.</summary>
public static class YamlLimits
{
    public const int FileBytes = 1024 * 1024;

    public const int Depth = 64;

    /// <summary>Nodes that aliases of one file may stand for.</summary>
    public const int AliasNodes = 10_000;
}
