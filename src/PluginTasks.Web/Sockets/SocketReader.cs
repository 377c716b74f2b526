using System.Buffers;
using System.Net.WebSockets;

namespace PluginTasks.Web.Sockets;

/// <summary>Takes whole text frames from a socket. Between them it holds no buffer, as most connections are silent most of the time.</summary>
internal sealed class SocketReader(WebSocket socket, int largestFrame) : IDisposable
{
    private const int FirstSize = 4 << 10;

    private byte[] buffer = [];

    /// <summary>The next frame, which holds until the next call; null where the client has closed the connection.</summary>
    /// <exception cref="WireException"><c>frame_too_large</c>, <c>bad_message</c> for a frame that is not text.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        Release();
        await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Grow(length);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += read.Count;
            if (length > largestFrame)
            {
                throw new WireException(WireErrorCodes.FrameTooLarge, $"A frame has more than {largestFrame:N0} bytes.");
            }

            if (read.EndOfMessage)
            {
                return read.MessageType == WebSocketMessageType.Text
                    ? buffer.AsMemory(0, length)
                    : throw new WireException(WireErrorCodes.BadMessage, "Frames are text.");
            }
        }
    }

    public void Dispose() => Release();

    private void Grow(int length)
    {
        // One byte over the limit is enough to know.
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(Math.Max(FirstSize, length * 2), largestFrame + 1));
        buffer.AsSpan(0, length).CopyTo(larger);
        Release();
        buffer = larger;
    }

    private void Release()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }
}
