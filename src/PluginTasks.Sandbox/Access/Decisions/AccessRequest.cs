namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>Something that a module asked for and nobody has decided. Immutable.</summary>
public sealed record AccessRequest(AccessKey Key, DateTimeOffset FirstAsked, DateTimeOffset LastAsked, long Times);
