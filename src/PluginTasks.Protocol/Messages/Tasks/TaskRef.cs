namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A task.</summary>
public sealed record TaskRef(string Id);
