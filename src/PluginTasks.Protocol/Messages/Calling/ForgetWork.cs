namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>Work, or a completion, that will not be called.</summary>
public sealed record ForgetWork(long? Work, long? Completion);
