namespace PluginTasks.Sandbox.Support;

/// <summary>What came with which version of Landlock: https://man7.org/linux/man-pages/man7/landlock.7.html</summary>
public static class LandlockVersions
{
    /// <summary>The last one that a cage has something of.</summary>
    public const int Newest = 6;

    private static readonly (int Version, string Linux, string What)[] All =
    [
        (1, "5.13", "which files are read, written and run"),
        (2, "5.19", "moving files from one folder to another"),
        (3, "6.2", "cutting files off"),
        (4, "6.7", "which TCP ports are connected to"),
        (5, "6.10", "commands to devices"),
        (6, "6.12", "signals and abstract sockets to processes outside"),
    ];

    /// <summary>What a version holds.</summary>
    public static IReadOnlyList<string> Held(int version) => [.. All.Where(v => v.Version <= version).Select(v => v.What)];

    /// <summary>What a version does not hold, with the Linux that does.</summary>
    public static IReadOnlyList<string> Missing(int version) => [.. All.Where(v => v.Version > version).Select(v => $"{v.What} (Linux {v.Linux})")];
}
