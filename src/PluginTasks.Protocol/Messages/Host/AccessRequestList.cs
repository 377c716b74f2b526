using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Host;

/// <summary>What modules ask for.</summary>
public sealed record AccessRequestList(IReadOnlyList<AccessRequestInfo> Requests);
