namespace PluginTasks.Protocol.Calls;

/// <summary>What an end of a connection puts up with.</summary>
public sealed record ConnectionOptions
{
    /// <summary>The largest message in either direction. Output of programs comes in pieces, so that nothing honest needs more.</summary>
    public int LargestFrame { get; init; } = 16 << 20;

    /// <summary>How many calls of the other side may be open at once.</summary>
    public int MaxOpenCalls { get; init; } = 100_000;

    /// <summary>How many bytes those may have had together: what was sent with a call is kept until it is answered.</summary>
    public long MaxOpenBytes { get; init; } = 256 << 20;
}
