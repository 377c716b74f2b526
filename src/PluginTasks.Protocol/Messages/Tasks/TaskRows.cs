using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A page of tasks.</summary>
public sealed record TaskRows(IReadOnlyList<TaskRow> Rows);
