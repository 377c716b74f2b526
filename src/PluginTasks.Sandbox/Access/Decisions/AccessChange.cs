namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>A module may do something now that it might not before, or the other way round.</summary>
/// <param name="Key">What.</param>
/// <param name="IsRevocation">Whether it may no longer.</param>
/// <param name="IsByItself">Whether code of the module itself has decided so, for somebody who may.</param>
public sealed record AccessChange(AccessKey Key, bool IsRevocation, bool IsByItself = false);
