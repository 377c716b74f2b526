namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>Some tasks.</summary>
public sealed record TaskRefs(IReadOnlyList<string> Ids);
