namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>The answer to a request.</summary>
public sealed record HttpAnswer(int Status, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, byte[] Body);
