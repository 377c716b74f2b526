namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>A long-running method, by its name within the module.</summary>
public sealed record RunLong(string Name);
