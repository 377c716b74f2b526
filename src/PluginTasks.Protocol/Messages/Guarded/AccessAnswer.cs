using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>What the sandbox says.</summary>
public sealed record AccessAnswer(AccessDecision Decision);
