namespace PluginTasks.Sandbox.Access;

/// <summary>An item of a manifest's <c>access</c>, as it was written.</summary>
public sealed record AccessEntry(string ResourceType, string Operation, string Target);
