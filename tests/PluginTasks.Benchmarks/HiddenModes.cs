namespace PluginTasks.Benchmarks;

/// <summary>Arguments with which a benchmark starts this program again.</summary>
internal static class HiddenModes
{
    /// <summary>Ends at once: what a .NET process costs that does nothing.</summary>
    public const string Idle = "mode:idle";

    /// <summary>Serves a file on loopback until its standard input ends.</summary>
    public const string ServeBytes = "mode:serve-bytes";
}
