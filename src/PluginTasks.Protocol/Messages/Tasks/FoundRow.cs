using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A task with everything; null where there is none that the user may see.</summary>
public sealed record FoundRow(TaskRow? Row);
