namespace PluginTasks.Sandbox.Seccomp;

/// <summary>What a filter is for. The defaults are the strictest: a worker without network whose user is the host's.</summary>
public sealed record SeccompProfile
{
    /// <summary>
    /// Whether programs and processes may be started. True before the start of a worker or a subprocess; false for the second
    /// filter, which a worker puts on all its threads before it loads module code.
    /// </summary>
    public bool AllowsPrograms { get; init; }

    /// <summary>Whether TCP sockets over IPv4 and IPv6 may be made and connected: where something else decides where they lead.</summary>
    public bool AllowsInternet { get; init; }

    /// <summary>
    /// Whether the process has a user of its own. Without one nothing but this filter keeps it from changing modes and times of the
    /// host's files by their names, since Landlock does not cover these; then only open files may be changed so.
    /// </summary>
    public bool HasOwnUser { get; init; }
}
