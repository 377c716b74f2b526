using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Host;

/// <summary>The host's modules.</summary>
public sealed record ModuleList(IReadOnlyList<ModuleStatus> Modules);
