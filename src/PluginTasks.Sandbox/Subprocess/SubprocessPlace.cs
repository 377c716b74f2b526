using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>Where a subprocess lives. Paths are absolute; folders that are missing are made.</summary>
public sealed record SubprocessPlace
{
    /// <summary>The module's own data folder: where a subprocess runs unless told otherwise, and its <c>HOME</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Its <c>TMPDIR</c>. Whoever made the folder removes it.</summary>
    public required string TempFolder { get; init; }

    /// <summary>Where programs are looked up, first match first, and its <c>PATH</c>: those of the module's <see cref="Access.AccessScope"/>.</summary>
    public required IReadOnlyList<string> ProgramFolders { get; init; }

    /// <summary>What it is put in; null where there is none.</summary>
    public ModuleCage? Cage { get; init; }

    /// <summary>The proxy that it is told of; null where there is none.</summary>
    public Uri? Proxy { get; init; }
}
