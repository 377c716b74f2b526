namespace PluginTasks.Modules.Reloading;

/// <summary>A module was read again. Immutable.</summary>
/// <param name="Module">Its name.</param>
/// <param name="Kind">What of it has changed.</param>
/// <param name="Problems">What keeps the last good version up; empty where what is there is what is served.</param>
public sealed record ModuleReload(string Module, ReloadKind Kind, IReadOnlyList<ModuleProblem> Problems);
