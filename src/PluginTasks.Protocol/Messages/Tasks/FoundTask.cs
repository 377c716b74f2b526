using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A task that the user may see; null where there is none.</summary>
public sealed record FoundTask(TaskSnapshot? Task);
