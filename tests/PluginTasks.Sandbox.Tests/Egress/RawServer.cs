using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginTasks.Sandbox.Tests.Egress;

/// <summary>A server on a port of the system that does to each connection what a test says.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<RawServer, NetworkStream, CancellationToken, Task> serve;
    private readonly Task serving;

    public RawServer(Func<RawServer, NetworkStream, CancellationToken, Task> serve)
    {
        this.serve = serve;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        serving = Task.Run(ServeAsync);
    }

    public int Port { get; }

    /// <summary>What clients sent, a head or whatever <see cref="serve"/> added.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    /// <summary>How many connections came.</summary>
    public int Connections { get; private set; }

    /// <summary>Answers every head with the same bytes and ends the connection.</summary>
    public static RawServer Answering(string answer) => new(async (server, stream, token) =>
    {
        var head = await ReadHeadAsync(stream, token);
        server.Received.Enqueue(head + await ReadBodyAsync(stream, head, token));
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), token);
    });

    /// <summary>Sends back what comes.</summary>
    public static RawServer Echoing(string greeting = "") => new(async (server, stream, token) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(greeting), token);
        await stream.CopyToAsync(stream, token);
    });

    public static async Task<string> ReadHeadAsync(Stream stream, CancellationToken token)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, token) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await serving;
        stopping.Dispose();
    }

    private static async Task<string> ReadBodyAsync(Stream stream, string head, CancellationToken token)
    {
        var body = new StringBuilder();
        var length = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.Ordinal)) is { } line ? int.Parse(line[16..]) : 0;
        var chunked = head.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal);
        var one = new byte[1];
        while ((chunked ? !body.ToString().EndsWith("0\r\n\r\n", StringComparison.Ordinal) : body.Length < length) && await stream.ReadAsync(one, token) == 1)
        {
            body.Append((char)one[0]);
        }

        return body.ToString();
    }

    private async Task ServeAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(stopping.Token);
                Connections++;
                running.Add(ServeAsync(socket));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await serve(this, stream, stopping.Token);
            socket.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, stopping.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The other side went away, or the test is over.
        }
    }
}
