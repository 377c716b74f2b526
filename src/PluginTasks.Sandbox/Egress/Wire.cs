using System.Net.Sockets;

namespace PluginTasks.Sandbox.Egress;

/// <summary>One end of a connection: a buffer that is read from, and bytes that are written. For one reader and one writer.</summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly ConnectionClock clock;
    private readonly byte[] buffer;
    private int first;
    private int last;

    public Wire(Socket socket, int bufferBytes, ConnectionClock clock)
    {
        this.socket = socket;
        this.clock = clock;
        stream = new NetworkStream(socket, ownsSocket: true);
        buffer = new byte[bufferBytes];
    }

    /// <summary>What came and was not taken.</summary>
    public ReadOnlyMemory<byte> Held => buffer.AsMemory(first, last - first);

    /// <summary>Waits for more behind what is held; false at the end.</summary>
    /// <exception cref="InvalidOperationException">The buffer is full.</exception>
    public async ValueTask<bool> FillAsync()
    {
        if (first > 0)
        {
            buffer.AsSpan(first, last - first).CopyTo(buffer);
            (first, last) = (0, last - first);
        }

        if (last == buffer.Length)
        {
            throw new InvalidOperationException("Nothing fits behind what is held.");
        }

        var count = await stream.ReadAsync(buffer.AsMemory(last), clock.Token).ConfigureAwait(false);
        last += count;
        clock.Touch();
        return count > 0;
    }

    /// <summary>Waits until something is held; false at the end.</summary>
    public ValueTask<bool> AwaitAsync() => first < last ? ValueTask.FromResult(true) : FillAsync();

    public void Take(int count) => first += count;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, clock.Token).ConfigureAwait(false);
        clock.Touch();
    }

    /// <summary>Says that nothing more comes.</summary>
    public void End()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The other side is gone already.
        }
    }

    /// <summary>Takes a little of what still comes: bytes that nobody reads would destroy an answer on its way.</summary>
    public async Task DrainAsync()
    {
        const int MostBytes = 256 << 10;
        for (var total = 0; total < MostBytes; total += Held.Length)
        {
            Take(Held.Length);
            if (!await FillAsync().ConfigureAwait(false))
            {
                return;
            }
        }
    }

    /// <summary>Cuts the connection so that the other side sees it as broken, not as ended.</summary>
    public void Abort()
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Cut already.
        }

        // The stream would shut it down first, which is an orderly end.
        socket.Dispose();
        stream.Dispose();
    }

    public void Dispose() => stream.Dispose();
}
