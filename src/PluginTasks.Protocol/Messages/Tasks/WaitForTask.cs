namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A task to wait for.</summary>
public sealed record WaitForTask(string Id, double? TimeoutSeconds);
