using System.Buffers;
using System.Net.WebSockets;

namespace PluginTasks.Web.Sockets;

/// <summary>Takes whole text frames from a socket. Between them it holds no buffer, as most connections are silent most of the time.</summary>
internal sealed class SocketReader(WebSocket socket, int largestFrame) : IDisposable
{
    private const int FirstSize = 4 << 10;

    /// <summary>A frame of so many times the largest is taken for one without an end.</summary>
    private const int EndlessFrom = 16;

    private byte[] buffer = [];

    /// <summary>The next frame, which holds until the next call; null where the client has closed the connection.</summary>
    /// <exception cref="WireException"><c>frame_too_large</c>, <c>bad_message</c> for a frame that is not text. The frame is passed over.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        Release();
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        if (first.MessageType == WebSocketMessageType.Close)
        {
            return null;
        }

        if (first.EndOfMessage)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        for (var length = 0L; ;)
        {
            var at = Place(length);
            var read = await socket.ReceiveAsync(buffer.AsMemory(at), cancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += read.Count;
            if (length > EndlessFrom * (long)largestFrame)
            {
                throw TooLarge(isFinal: true);
            }

            if (!read.EndOfMessage)
            {
                continue;
            }

            if (length > largestFrame)
            {
                throw TooLarge(isFinal: false);
            }

            return read.MessageType == WebSocketMessageType.Text
                ? buffer.AsMemory(0, (int)length)
                : throw new WireException(WireErrorCodes.BadMessage, "Frames are text.");
        }
    }

    public void Dispose() => Release();

    private WireException TooLarge(bool isFinal) =>
        new(WireErrorCodes.FrameTooLarge, $"A frame has more than {largestFrame:N0} bytes.") { IsFinal = isFinal };

    /// <summary>Where the next bytes go; once they are too many they are only counted.</summary>
    private int Place(long length)
    {
        if (length > largestFrame)
        {
            return 0;
        }

        if (length == buffer.Length)
        {
            // One byte over the limit is enough to know.
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(FirstSize, length * 2), largestFrame + 1L));
            buffer.AsSpan(0, (int)length).CopyTo(larger);
            Release();
            buffer = larger;
        }

        return (int)length;
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
