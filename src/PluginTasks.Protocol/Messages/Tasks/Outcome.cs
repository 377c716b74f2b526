namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>Whether it was done.</summary>
public sealed record Outcome(bool Done);
