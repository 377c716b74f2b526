namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>A module may do something now that it might not before, or the other way round.</summary>
public sealed record AccessChange(AccessKey Key, bool IsRevocation);
