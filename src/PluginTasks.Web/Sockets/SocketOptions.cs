namespace PluginTasks.Web.Sockets;

/// <summary>The limits of a connection. Immutable.</summary>
public sealed record SocketOptions
{
    /// <summary>The largest frame that is taken, in bytes.</summary>
    public int LargestFrame { get; init; } = 1 << 20;

    public int MessagesPerSecond { get; init; } = 200;

    /// <summary>So many errors within <see cref="ErrorSpan"/> end the connection.</summary>
    public int MostErrors { get; init; } = 3;

    public TimeSpan ErrorSpan { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many messages may wait for a slow reader.</summary>
    public int MostWaiting { get; init; } = 1_000;

    /// <summary>How many bytes may wait for a slow reader.</summary>
    public int MostBytesWaiting { get; init; } = 16 << 20;

    /// <summary>How many actions of a connection run side by side.</summary>
    public int MostActions { get; init; } = 32;

    /// <summary>How many surfaces a connection may have open.</summary>
    public int MostSurfaces { get; init; } = 64;

    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Who has been silent for so long is gone.</summary>
    public TimeSpan SilentFor { get; init; } = TimeSpan.FromSeconds(75);
}
