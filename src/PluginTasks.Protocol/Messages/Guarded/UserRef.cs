namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>A user.</summary>
public sealed record UserRef(string Id);
