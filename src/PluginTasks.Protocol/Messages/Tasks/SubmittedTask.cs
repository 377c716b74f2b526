namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>The task; another's, where its key was active.</summary>
public sealed record SubmittedTask(string Id, bool IsNew);
