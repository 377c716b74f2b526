using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using PluginTasks.Sdk;
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
    private readonly Work work;
    private readonly RateLimit messages;
    private readonly RateLimit errors;
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource<(WebSocketCloseStatus Status, string Why)> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long heardAt;

    public SocketSession(SocketHost host, WebSocket socket, SignedIn who)
    {
        this.host = host;
        this.socket = socket;
        client = new SocketConnection(host, who);
        work = new Work(host.Options.MostActions);
        messages = new RateLimit(host.Options.MessagesPerSecond, TimeSpan.FromSeconds(1), host.Time);
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
        await work.DrainAsync();
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
            if (await reader.ReadAsync(CancellationToken.None) is not { } frame)
            {
                return false;
            }

            Take(frame);
        }
        catch (WireException refused)
        {
            Refuse(refused);
        }

        return true;
    }

    /// <exception cref="WireException">It cannot be taken.</exception>
    private void Take(ReadOnlyMemory<byte> frame)
    {
        if (!messages.Take())
        {
            throw new WireException(WireErrorCodes.TooManyMessages, $"More than {host.Options.MessagesPerSecond} messages a second.");
        }

        Take(MessageReader.Read(frame));
    }

    private void Take(ClientMessage message)
    {
        switch (message)
        {
            case NavigateMessage to:
                Begin(to, () => NavigateAsync(to));
                break;
            case ActionMessage action:
                Begin(action, () => host.Actions.RunAsync(client, action));
                break;
            case AckMessage got when client.Who.Session.UserId is { } user:
                Begin(got, () => QuietlyAsync(host.Host.Notices.AcknowledgeAsync(user, got.MessageIds)));
                break;
            case SubscribeMessage binding:
                Subscribe(binding);
                break;
            case UnsubscribeMessage binding:
                client.Subscriptions.Remove(binding.SurfaceId, binding.BindingId);
                break;
        }
    }

    private void Begin(ClientMessage message, Func<Task> run)
    {
        if (work.TryStart(run))
        {
            return;
        }

        const string why = "Too much is under way on this connection.";
        client.Send(message is ActionMessage action ? HostMessages.Failed(action.Name, WireErrorCodes.TooManyActions, why) : HostMessages.Error(WireErrorCodes.TooManyActions, why), message.RequestId);
    }

    private async Task NavigateAsync(NavigateMessage to)
    {
        try
        {
            await client.NavigateAsync(to.Path, to.Params is { } given ? JsonMap.From(given) : JsonMap.Empty, to.RequestId);
        }
        catch (WireException refused)
        {
            client.Send(HostMessages.Error(refused.Code, refused.Message), to.RequestId);
        }
        catch (SdkException failed)
        {
            client.Send(HostMessages.Error(failed.Code, failed.Message), to.RequestId);
        }
#pragma warning disable CA1031 // The edge of a call: the client is told that it failed, the log why.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(host.Log, error);
            client.Send(HostMessages.Error("internal_error", "Something went wrong. The log says what."), to.RequestId);
        }
    }

    private void Subscribe(SubscribeMessage binding)
    {
        try
        {
            client.Subscribe(binding);
        }
        catch (WireException refused)
        {
            // A page that changes under a client asks for what is no longer there: nothing to be punished.
            client.Send(HostMessages.Error(refused.Code, refused.Message), binding.RequestId);
        }
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

    private async Task QuietlyAsync(Task task)
    {
        try
        {
            await task;
        }
#pragma warning disable CA1031 // What is not acknowledged comes again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(host.Log, error);
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
