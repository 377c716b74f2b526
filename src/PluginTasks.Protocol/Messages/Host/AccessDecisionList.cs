using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Host;

/// <summary>What was decided.</summary>
public sealed record AccessDecisionList(IReadOnlyList<AccessDecisionInfo> Decisions);
