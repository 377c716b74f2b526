namespace PluginTasks.Sandbox.Cage;

/// <summary>A file, or a folder with all that is in it, and what may be done there.</summary>
/// <param name="Path">Absolute, without links.</param>
internal sealed record PathGrant(string Path, FileRights Rights);
