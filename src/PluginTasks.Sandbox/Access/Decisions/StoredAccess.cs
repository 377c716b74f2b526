namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>All that is kept about access. Immutable.</summary>
public sealed record StoredAccess(IReadOnlyList<AccessRequest> Requests, IReadOnlyList<DecidedAccess> Decisions);
