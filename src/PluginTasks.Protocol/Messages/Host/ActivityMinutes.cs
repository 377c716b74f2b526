using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Host;

/// <summary>What happened to tasks, minute by minute.</summary>
public sealed record ActivityMinutes(IReadOnlyList<ActivityMinute> Minutes);
