using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>What a task has logged.</summary>
public sealed record TaskLogLines(IReadOnlyList<TaskLogLine> Lines);
