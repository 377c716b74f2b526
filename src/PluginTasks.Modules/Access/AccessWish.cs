namespace PluginTasks.Modules.Access;

/// <summary>What somebody wants to decide on, in their words. Immutable.</summary>
/// <param name="Module">The module.</param>
/// <param name="ResourceType">As in a manifest.</param>
/// <param name="Operation">As in a manifest.</param>
/// <param name="Target">As in a manifest; a relative path starts at the module's folder.</param>
public sealed record AccessWish(string Module, string ResourceType, string Operation, string Target);
