using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Configuration;

/// <summary>A value that is set, and where. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">A place in a file, a variable, or an option.</param>
/// <param name="Folder">Where relative paths in it start; null for the folder that the command runs in.</param>
internal sealed record ConfigValue(Value Value, string Source, string? Folder = null)
{
    /// <summary>It may be secret.</summary>
    public override string ToString() => Source;
}
