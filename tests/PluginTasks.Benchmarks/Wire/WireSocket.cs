using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginTasks.Benchmarks.Wire;

/// <summary>
/// A WebSocket client that does no more than it has to, so that little of the machine is spent here: frames come whole into one
/// buffer, and nothing of them is parsed. One reader and one writer.
/// </summary>
internal sealed class WireSocket : IDisposable
{
    private const int Text = 0x81;
    private const int Pong = 0x8A;
    private const int Masked = 0x80;
    private const int LengthOf16 = 126;
    private const int LengthOf64 = 127;
    private const string Accepted = "HTTP/1.1 101";

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[2 << 10];
    private int start;
    private int end;

    private WireSocket()
    {
    }

    /// <param name="port">Of this machine.</param>
    /// <param name="header">By which it is signed in.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<WireSocket> ConnectAsync(int port, string header, CancellationToken cancellation)
    {
        var wire = new WireSocket();
        await wire.socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
        await wire.socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
                $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{header}\r\n\r\n"),
            cancellation);
        int headEnd;
        while ((headEnd = wire.buffer.AsSpan(0, wire.end).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await wire.FillAsync(cancellation);
        }

        var head = Encoding.ASCII.GetString(wire.buffer, 0, headEnd);
        wire.start = headEnd + 4;
        return head.StartsWith(Accepted, StringComparison.Ordinal) ? wire : throw new InvalidOperationException($"The host does not open a socket: {head}");
    }

    /// <summary>Sends one text frame. A mask of zeros is one, too.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation)
    {
        var frame = new byte[text.Length + 8];
        frame[0] = Text;
        var head = text.Length < LengthOf16 ? 2 : 4;
        frame[1] = (byte)(Masked | (head == 2 ? text.Length : LengthOf16));
        if (head == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), checked((ushort)text.Length));
        }

        text.CopyTo(frame.AsMemory(head + 4));
        await socket.SendAsync(frame.AsMemory(0, head + 4 + text.Length), cancellation);
    }

    /// <summary>The next text frame, which holds until the next call.</summary>
    /// <exception cref="InvalidOperationException">The host has closed the connection.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(out var kind, out var payload))
            {
                switch (kind)
                {
                    case Text:
                        return payload;
                    case Pong:
                        continue;
                    default:
                        throw new InvalidOperationException($"The host sent a frame of kind {kind:x}: {Encoding.UTF8.GetString(payload.Span)}");
                }
            }

            await FillAsync(cancellation);
        }
    }

    /// <summary>The next frame in which such bytes stand; others are passed over.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(ReadOnlyMemory<byte> containing, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> frame;
        do
        {
            frame = await ReceiveAsync(cancellation);
        }
        while (frame.Span.IndexOf(containing.Span) < 0);

        return frame;
    }

    public void Dispose() => socket.Dispose();

    private bool TryTake(out int kind, out ReadOnlyMemory<byte> payload)
    {
        (kind, payload) = (0, default);
        var waiting = buffer.AsSpan(start, end - start);
        if (waiting.Length < 2)
        {
            return false;
        }

        var head = waiting[1] switch { LengthOf64 => 10, LengthOf16 => 4, _ => 2 };
        if (waiting.Length < head)
        {
            return false;
        }

        var length = head switch
        {
            10 => checked((int)BinaryPrimitives.ReadUInt64BigEndian(waiting[2..])),
            4 => BinaryPrimitives.ReadUInt16BigEndian(waiting[2..]),
            _ => waiting[1],
        };
        if (waiting.Length < head + length)
        {
            return false;
        }

        (kind, payload) = (waiting[0], buffer.AsMemory(start + head, length));
        start += head + length;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (start == end)
        {
            (start, end) = (0, 0);
        }
        else if (end == buffer.Length)
        {
            var larger = start > 0 ? buffer : new byte[buffer.Length * 2];
            buffer.AsSpan(start, end - start).CopyTo(larger);
            (buffer, start, end) = (larger, 0, end - start);
        }

        var read = await socket.ReceiveAsync(buffer.AsMemory(end), cancellation);
        end += read > 0 ? read : throw new InvalidOperationException("The host closed a connection.");
    }
}
