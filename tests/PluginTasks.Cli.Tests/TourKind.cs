namespace PluginTasks.Cli.Tests;

internal enum TourKind
{
    /// <summary>Commands, and what they say.</summary>
    Type,

    /// <summary>The host, which goes on.</summary>
    Start,

    /// <summary>What the host then says.</summary>
    Hear,
    Write,
    Append,
}
