using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginTasks.Benchmarks.Measuring;

/// <summary>
/// Sends one request over several connections, each as soon as its last answer is there. It knows how
/// long an answer is and does not parse it, so that little of the machine is spent here.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private const int LongestHead = 4 * 1024;

    private readonly byte[] request;
    private readonly Socket[] sockets;

    private LoadClient(byte[] request, Socket[] sockets, int responseLength)
    {
        this.request = request;
        this.sockets = sockets;
        ResponseLength = responseLength;
    }

    /// <summary>Head and body.</summary>
    public int ResponseLength { get; }

    public static async Task<LoadClient> ConnectAsync(int port, byte[] request, int connections, CancellationToken cancellation)
    {
        var sockets = new Socket[connections];
        for (var i = 0; i < connections; i++)
        {
            sockets[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await sockets[i].ConnectAsync(IPAddress.Loopback, port, cancellation);
        }

        return new LoadClient(request, sockets, await LearnLengthAsync(sockets[0], request, cancellation));
    }

    /// <summary>How many answers there were.</summary>
    public async Task<long> RunAsync(TimeSpan duration, CancellationToken cancellation)
    {
        var counts = await Task.WhenAll(sockets.Select(s => Task.Run(() => RunAsync(s, duration, cancellation), cancellation)));
        return counts.Sum();
    }

    public void Dispose() => Array.ForEach(sockets, s => s.Dispose());

    private async Task<long> RunAsync(Socket socket, TimeSpan duration, CancellationToken cancellation)
    {
        var buffer = new byte[ResponseLength];
        var start = Stopwatch.GetTimestamp();
        var count = 0L;
        for (; Stopwatch.GetElapsedTime(start) < duration; count++)
        {
            await socket.SendAsync(request, cancellation);
            for (var read = 0; read < ResponseLength;)
            {
                read += await ReadAsync(socket, buffer.AsMemory(read), cancellation);
            }
        }

        return buffer.AsSpan().StartsWith("HTTP/1.1 200"u8) ? count : throw new InvalidOperationException(Encoding.UTF8.GetString(buffer));
    }

    private static async Task<int> LearnLengthAsync(Socket socket, byte[] request, CancellationToken cancellation)
    {
        await socket.SendAsync(request, cancellation);
        var head = new byte[LongestHead];
        var read = 0;
        int end;
        while ((end = head.AsSpan(0, read).IndexOf("\r\n\r\n"u8)) < 0)
        {
            read += await ReadAsync(socket, head.AsMemory(read), cancellation);
        }

        var lines = Encoding.ASCII.GetString(head, 0, end).Split("\r\n");
        var length = int.Parse(lines.Single(l => l.StartsWith("Content-Length: ", StringComparison.Ordinal))["Content-Length: ".Length..]);
        var total = end + 4 + length;
        while (read < total)
        {
            read += await ReadAsync(socket, new byte[total - read], cancellation);
        }

        return total;
    }

    private static async Task<int> ReadAsync(Socket socket, Memory<byte> buffer, CancellationToken cancellation)
    {
        var read = await socket.ReceiveAsync(buffer, cancellation);
        return read > 0 ? read : throw new InvalidOperationException("The server closed a connection.");
    }
}
