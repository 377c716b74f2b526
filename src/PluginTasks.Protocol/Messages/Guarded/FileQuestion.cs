namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>Whether a file may be used so.</summary>
/// <param name="Path">As the module wrote it; a relative one starts at its folder.</param>
/// <param name="Operation"><c>read</c>, <c>create</c>, <c>modify</c> or <c>delete</c>.</param>
public sealed record FileQuestion(string Path, string Operation);
