namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>How something is.</summary>
internal enum FindingLevel
{
    Ok,

    /// <summary>The host runs, with less than there could be.</summary>
    Warning,

    /// <summary>The host or a module does not run like that, or is open to others.</summary>
    Problem,
}
