namespace PluginTasks.Sandbox.Egress.Reports;

/// <summary>Why something was not let through, or came to nothing.</summary>
public enum EgressReason
{
    /// <summary>Nothing was wrong.</summary>
    None,

    /// <summary>The rules do not allow it, or no longer.</summary>
    Rules,

    /// <summary>The name has no addresses, too many, or none in time.</summary>
    Lookup,

    /// <summary>An address is of a kind that no rule opened.</summary>
    Address,

    /// <summary>The host itself or a proxy listens there.</summary>
    Listener,

    /// <summary>The connection came out somewhere else than it was dialled to.</summary>
    Peer,

    /// <summary>The TLS hello names another host, none, or hides it.</summary>
    TlsName,

    /// <summary>A tunnel of an https rule carried something else than TLS.</summary>
    NotTls,

    /// <summary>The request cannot be read in one way only.</summary>
    Malformed,

    /// <summary>A head, body or tunnel is over its bound.</summary>
    TooLarge,

    /// <summary>The client took too long.</summary>
    TooSlow,

    /// <summary>The module has too many connections.</summary>
    Busy,

    /// <summary>Nobody took the connection.</summary>
    Unreachable,

    /// <summary>Nobody took the connection in time.</summary>
    DialTimeout,

    /// <summary>The server's answer cannot be read.</summary>
    BadReply,
}
