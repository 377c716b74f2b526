namespace PluginTasks.Sandbox.Access;

/// <summary>What is wrong with one of several entries.</summary>
/// <param name="Index">Which entry, counted from 0.</param>
public sealed record AccessEntryError(int Index, AccessError Error);
