namespace PluginTasks.Protocol.Framing;

/// <summary>The other side sent what no honest one would. The connection cannot be trusted any more.</summary>
public sealed class ProtocolViolationException(string message, Exception? inner = null) : Exception(message, inner);
