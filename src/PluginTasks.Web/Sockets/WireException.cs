namespace PluginTasks.Web.Sockets;

/// <summary>A message that cannot be taken, or what it asks for that cannot be given. The connection goes on.</summary>
internal sealed class WireException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>By which its client knows what it is about.</summary>
    public string? RequestId { get; init; }
}
