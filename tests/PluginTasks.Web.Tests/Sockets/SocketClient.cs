using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PluginTasks.Web.Tests.Sockets;

/// <summary>A client that keeps every frame it gets.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[4 << 20];
    private readonly Dictionary<string, int> asked = new(StringComparer.Ordinal);
    private int requests;

    /// <summary>All that came, in order.</summary>
    public List<JsonElement> Frames { get; } = [];

    /// <summary>What came and, marked so, what was sent, in order.</summary>
    public List<(bool IsSent, JsonElement Frame)> Traffic { get; } = [];

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public static async Task<SocketClient> ConnectAsync(Uri address, string? origin)
    {
        var client = new SocketClient();
        if (origin is not null)
        {
            client.socket.Options.SetRequestHeader("Origin", origin);
        }

        await client.socket.ConnectAsync(address, CancellationToken.None);
        return client;
    }

    public Task SendAsync(object message)
    {
        Traffic.Add((IsSent: true, JsonSerializer.SerializeToElement(message)));
        return SendTextAsync(JsonSerializer.Serialize(message));
    }

    public Task SendTextAsync(string text) => SendBytesAsync(Encoding.UTF8.GetBytes(text));

    public Task SendBytesAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool isLast = true) =>
        socket.SendAsync(bytes, type, isLast, CancellationToken.None).AsTask();

    /// <summary>Goes to a page and waits until it is shown, or refused.</summary>
    public async Task<JsonElement> NavigateAsync(string path, object? parameters = null)
    {
        var id = NextId();
        await SendAsync(new { requestId = id, navigate = new { path, @params = parameters ?? new { } } });
        return await UntilAsync(f => IsAnswer(f, id) && (f.TryGetProperty("surfaceUpdate", out _) || f.TryGetProperty("error", out _)));
    }

    /// <summary>Calls an action and waits for its result.</summary>
    public async Task<JsonElement> CallAsync(string name, object? context = null, string surfaceId = "main", string? componentId = null, object? @event = null)
    {
        var id = NextId();
        await SendAsync(new { requestId = id, action = new { name, context = context ?? new { }, surfaceId, componentId, @event } });
        return (await UntilAsync(f => IsAnswer(f, id) && f.TryGetProperty("actionResult", out _))).GetProperty("actionResult");
    }

    /// <summary>The body of the next message of a name that was not asked for yet, whatever came in between.</summary>
    public async Task<JsonElement> UntilAsync(string name)
    {
        for (var at = asked.GetValueOrDefault(name); ; at++)
        {
            if (at == Frames.Count && await ReadAsync() is null)
            {
                throw Closed();
            }

            if (Frames[at].TryGetProperty(name, out var body))
            {
                asked[name] = at + 1;
                return body;
            }
        }
    }

    /// <summary>The first frame of a kind, whether it has come or is still to come.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> isIt)
    {
        for (var at = 0; ; at++)
        {
            if (at == Frames.Count && await ReadAsync() is null)
            {
                throw Closed();
            }

            if (isIt(Frames[at]))
            {
                return Frames[at];
            }
        }
    }

    /// <summary>Reads until the host closes the connection.</summary>
    public async Task<WebSocketCloseStatus?> UntilClosedAsync()
    {
        while (await ReadAsync() is not null)
        {
        }

        return socket.CloseStatus;
    }

    public async Task CloseAsync()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await UntilClosedAsync();
    }

    public void Dispose() => socket.Dispose();

    private InvalidOperationException Closed() => new($"The connection was closed with {socket.CloseStatus} before it came.");

    private static bool IsAnswer(JsonElement frame, string id) => frame.TryGetProperty("requestId", out var answered) && answered.GetString() == id;

    private string NextId() => $"r{++requests}";

    private async Task<JsonElement?> ReadAsync()
    {
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += read.Count;
            if (read.EndOfMessage)
            {
                var frame = JsonElement.Parse(buffer.AsSpan(0, length));
                Frames.Add(frame);
                Traffic.Add((IsSent: false, frame));
                return frame;
            }
        }
    }
}
