namespace PluginTasks.Web.Sockets;

/// <summary>A message that cannot be taken, or what it asks for that cannot be given. The connection goes on, until there are too many.</summary>
internal sealed class WireException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>By which its client knows what it is about.</summary>
    public string? RequestId { get; init; }

    /// <summary>Nothing that comes after it can be read.</summary>
    public bool IsFinal { get; init; }
}
