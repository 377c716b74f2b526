namespace PluginTasks.Protocol.Messages.Host;

/// <summary>A module.</summary>
public sealed record ModuleRef(string Name);
