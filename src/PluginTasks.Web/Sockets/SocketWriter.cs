using System.Buffers;
using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text.Json;

namespace PluginTasks.Web.Sockets;

/// <summary>Sends what waits, each with its number in this connection.</summary>
internal sealed class SocketWriter(WebSocket socket, OutgoingMessages outgoing)
{
    private long number;

    /// <summary>Until the queue is closed and empty.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await outgoing.WaitAsync())
        {
            while (outgoing.TryTake(out var next))
            {
                await SendAsync(next, cancellationToken);
            }
        }
    }

    private async Task SendAsync(OutgoingMessages.Waiting message, CancellationToken cancellationToken)
    {
        var answered = message.RequestId is { } id ? JsonEncodedText.Encode(id) : (JsonEncodedText?)null;
        var frame = ArrayPool<byte>.Shared.Rent(message.Json.Length + 64 + (answered?.EncodedUtf8Bytes.Length ?? 0));
        try
        {
            var written = frame.AsMemory(0, Write(frame, answered, message.Json.Span));
            await socket.SendAsync(written, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }

    /// <summary>What is sent to many is written once; only what stands before it differs.</summary>
    private int Write(Span<byte> frame, JsonEncodedText? requestId, ReadOnlySpan<byte> json)
    {
        var length = Put(frame, 0, "{\"n\":"u8);
        Utf8Formatter.TryFormat(++number, frame[length..], out var digits);
        length += digits;
        if (requestId is { } answered)
        {
            length = Put(frame, length, ",\"requestId\":\""u8);
            length = Put(frame, length, answered.EncodedUtf8Bytes);
            length = Put(frame, length, "\""u8);
        }

        length = Put(frame, length, ","u8);
        return Put(frame, length, json[1..]);
    }

    private static int Put(Span<byte> frame, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(frame[at..]);
        return at + bytes.Length;
    }
}
