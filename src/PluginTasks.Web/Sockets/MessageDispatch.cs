using Microsoft.Extensions.Logging;
using PluginTasks.Modules.Reloading;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Sockets;

/// <summary>Takes a client's messages and begins what they ask for, so that none waits for another.</summary>
internal sealed partial class MessageDispatch(SocketHost host, SocketConnection client)
{
    private readonly Work work = new(host.Options.MostActions);
    private readonly RateLimit messages = new(host.Options.MessagesPerSecond, TimeSpan.FromSeconds(1), host.Time);

    /// <summary>Begins what a frame asks for. Those of one client come one after another.</summary>
    /// <exception cref="WireException">It cannot be taken.</exception>
    public void Take(ReadOnlyMemory<byte> frame)
    {
        if (!messages.Take())
        {
            throw new WireException(WireErrorCodes.TooManyMessages, $"More than {host.Options.MessagesPerSecond} messages a second.");
        }

        Take(MessageReader.Read(frame));
    }

    /// <summary>Begins what a module that was read again asks for. What was wrong with it before must not be told after what is wrong now.</summary>
    public void Take(ModuleReload reload)
    {
        client.Tell(reload);
        work.Start(() => AnsweredAsync(client.RefreshAsync(reload), requestId: null));
    }

    /// <summary>When all that was begun has ended.</summary>
    public Task DrainAsync() => work.DrainAsync();

    private void Take(ClientMessage message)
    {
        switch (message)
        {
            case NavigateMessage to:
                client.Who.Use();
                Navigate(to);
                break;
            case ActionMessage action:
                client.Who.Use();
                Begin(action, () => host.Actions.RunAsync(client, action));
                break;
            case AckMessage got when client.Who.Session.UserId is { } user:
                Begin(got, () => QuietlyAsync(host.Host.Notices.AcknowledgeAsync(user, got.MessageIds)));
                break;
            case SubscribeMessage binding:
                Subscribe(binding);
                break;
            case UnsubscribeMessage binding:
                client.Surfaces.Unlisten(binding.SurfaceId, binding.BindingId);
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
        var refusal = message is ActionMessage action
            ? HostMessages.Failed(action.Name, WireErrorCodes.TooManyActions, why)
            : HostMessages.Error(WireErrorCodes.TooManyActions, why);
        client.Send(refusal, message.RequestId);
    }

    /// <summary>Which one is the last is settled here, in the order of the messages: what is begun side by side has none.</summary>
    private void Navigate(NavigateMessage to)
    {
        var go = client.SetOut(to.Path, to.Params is { } given ? JsonMap.From(given) : JsonMap.Empty, to.RequestId);
        Begin(to, () => AnsweredAsync(go(), to.RequestId));
    }

    private async Task AnsweredAsync(Task shown, string? requestId)
    {
        try
        {
            await shown;
        }
        catch (WireException refused)
        {
            client.Send(HostMessages.Error(refused.Code, refused.Message), requestId);
        }
        catch (SdkException failed)
        {
            client.Send(HostMessages.Error(failed.Code, failed.Message), requestId);
        }
#pragma warning disable CA1031 // The edge of a call: the client is told that it failed, the log why.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailed(host.Log, error);
            client.Send(HostMessages.Error("internal_error", "Something went wrong. The log says what."), requestId);
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

    [LoggerMessage(5003, LogLevel.Error, "A message could not be served.")]
    private static partial void LogFailed(ILogger log, Exception error);
}
