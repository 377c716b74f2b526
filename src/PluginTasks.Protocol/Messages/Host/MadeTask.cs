namespace PluginTasks.Protocol.Messages.Host;

/// <summary>A task that was made; null where there was nothing to make it of.</summary>
public sealed record MadeTask(string? Id);
