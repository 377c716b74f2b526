namespace PluginTasks.Protocol.Calls;

/// <summary>A call that the other side has made and that is being answered.</summary>
/// <param name="Id">Its number, by which calls made within it name it.</param>
/// <param name="Within">The call of this side that it was made within; 0 where there is none.</param>
public sealed record InboundCall(long Id, long Within)
{
    /// <summary>How many bytes came with it.</summary>
    internal int Size { get; init; }

    internal CancellationTokenSource Cancellation { get; } = new();
}
