namespace PluginTasks.Protocol.Errors;

/// <summary>The connection ended before the answer came; the other side is gone, or was given up.</summary>
public sealed class ConnectionLostException(string reason, Exception? inner = null) : Exception(reason, inner);
