using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>Tasks, newest first.</summary>
public sealed record TaskSnapshots(IReadOnlyList<TaskSnapshot> Tasks);
