namespace PluginTasks.Sandbox.Limits;

/// <summary>Where a module may write.</summary>
/// <param name="Data">Its alone, and the same for all its processes.</param>
/// <param name="Temp">Of one generation.</param>
public sealed record OwnFolders(string Data, string Temp);
