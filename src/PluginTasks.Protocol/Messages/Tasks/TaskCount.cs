namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>How many tasks there are.</summary>
public sealed record TaskCount(int Count);
