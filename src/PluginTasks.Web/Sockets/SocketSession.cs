using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Sockets;

/// <summary>A connection from its first frame to its last: reads in order, sends side by side with that, and ends when either does.</summary>
internal sealed partial class SocketSession : IDisposable
{
    /// <summary>The session of the user has ended.</summary>
    private const WebSocketCloseStatus SessionEnded = (WebSocketCloseStatus)4401;

    /// <summary>Come again later.</summary>
    private const WebSocketCloseStatus TooSlow = (WebSocketCloseStatus)1013;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SocketHost host;
    private readonly WebSocket socket;
    private readonly SocketConnection client;
    private readonly MessageDispatch dispatch;
    private readonly RateLimit errors;
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource<(WebSocketCloseStatus Status, string Why)> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long heardAt;

    public SocketSession(SocketHost host, WebSocket socket, SignedIn who)
    {
        this.host = host;
        this.socket = socket;
        client = new SocketConnection(host, who);
        dispatch = new MessageDispatch(host, client);
        errors = new RateLimit(host.Options.MostErrors - 1, host.Options.ErrorSpan, host.Time);
    }

    /// <summary>Until the client goes, the user's session ends, or the host stops. What its actions have begun is done by then.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        heardAt = host.Time.GetTimestamp();
        await using var ended = client.Who.Ended.UnsafeRegister(_ => End(SessionEnded, "the session has ended"), null);
        await using var stopped = stopping.UnsafeRegister(_ => End(WebSocketCloseStatus.EndpointUnavailable, "the host stops"), null);
        await using var pulse = host.Time.CreateTimer(_ => Pulse(), null, host.Options.PingEvery, host.Options.PingEvery);
        client.Outgoing.OnOverrun = () => End(TooSlow, "too slow");
        using var reloads = host.Host.Reloads.Listen(dispatch.Take);
        client.Greet();
        var sending = SendAsync();
        var telling = TellAsync();
        var reading = ReadAsync();
        await ending.Task;
        await closing.CancelAsync();
        await telling;
        client.Dispose();
        client.Outgoing.Close();
        await CloseAsync(sending, reading);

        // Nobody hears of it any more, but who began it owns it.
        await dispatch.DrainAsync();
    }

    public void Dispose() => closing.Dispose();

    private async Task ReadAsync()
    {
        using var reader = new SocketReader(socket, host.Options.LargestFrame);
        try
        {
            while (!ending.Task.IsCompleted && await ReadOneAsync(reader))
            {
                heardAt = host.Time.GetTimestamp();
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException)
        {
            // Gone, or told to go.
        }

        End(WebSocketCloseStatus.NormalClosure, "");
    }

    private async Task<bool> ReadOneAsync(SocketReader reader)
    {
        try
        {
            // What comes when it has ended already may be of somebody who was signed out.
            if (await reader.ReadAsync(CancellationToken.None) is not { } frame || ending.Task.IsCompleted)
            {
                return false;
            }

            dispatch.Take(frame);
        }
        catch (WireException refused)
        {
            Refuse(refused);
        }

        return true;
    }

    private void Refuse(WireException refused)
    {
        client.Send(HostMessages.Error(refused.Code, refused.Message), refused.RequestId);
        if (refused.IsFinal || !errors.Take())
        {
            End(refused.Code == WireErrorCodes.FrameTooLarge ? WebSocketCloseStatus.MessageTooBig : WebSocketCloseStatus.PolicyViolation, refused.Code);
        }
    }

    private async Task SendAsync()
    {
        try
        {
            await new SocketWriter(socket, client.Outgoing).RunAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            client.Outgoing.Close();
        }

        End(WebSocketCloseStatus.NormalClosure, "");
    }

    private async Task TellAsync()
    {
        try
        {
            if (!await client.TellAsync(closing.Token))
            {
                End(TooSlow, "too slow");
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The connection ends.
        }
#pragma warning disable CA1031 // The edge of a connection: without its events it is of no use, and the client comes again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(host.Log, error);
            End(WebSocketCloseStatus.InternalServerError, "the events cannot be read");
        }
    }

    private void Pulse()
    {
        if (host.Time.GetElapsedTime(heardAt) > host.Options.SilentFor)
        {
            End(WebSocketCloseStatus.PolicyViolation, "silent");
            return;
        }

        client.Send(HostMessages.Ping);
    }

    /// <summary>The first reason is the one that counts.</summary>
    private void End(WebSocketCloseStatus status, string why) => ending.TrySetResult((status, why));

    /// <summary>Says goodbye, to who still listens: a read that is given up would take the connection away before that.</summary>
    private async Task CloseAsync(Task sending, Task reading)
    {
        using var patience = new CancellationTokenSource(Patience, host.Time);
        await using var enough = patience.Token.UnsafeRegister(static state => ((WebSocket)state!).Abort(), socket);
        try
        {
            await sending;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                var (status, why) = await ending.Task;
                await socket.CloseOutputAsync(status, why, patience.Token);
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }

        await reading;
    }

    [LoggerMessage(5002, LogLevel.Error, "A connection could not be served.")]
    private static partial void LogFailed(ILogger log, Exception error);
}
