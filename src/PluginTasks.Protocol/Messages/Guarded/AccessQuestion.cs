namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>Whether the sandbox allows something.</summary>
public sealed record AccessQuestion(string ResourceType, string Operation, string Target);
