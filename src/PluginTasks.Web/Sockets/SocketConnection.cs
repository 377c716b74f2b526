using System.Text.Json;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Reloading;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.States;
using PluginTasks.Web.Actions;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.Streams;
using PluginTasks.Web.Surfaces;

namespace PluginTasks.Web.Sockets;

/// <summary>One client's connection: whose it is, what they have before them, and what is to be sent. Thread safe.</summary>
internal sealed class SocketConnection : IDisposable
{
    private readonly SocketHost host;
    private readonly Navigation navigation;

    public SocketConnection(SocketHost host, SignedIn who)
    {
        this.host = host;
        Who = who;
        Outgoing = new OutgoingMessages(host.Options.MostWaiting, host.Options.MostBytesWaiting);
        Surfaces = new OpenSurfaces(host.Options.MostSurfaces);
        navigation = new Navigation(host, this);
    }

    public SignedIn Who { get; }

    public OutgoingMessages Outgoing { get; }

    public OpenSurfaces Surfaces { get; }

    public void Send(ReadOnlyMemory<byte> message, string? requestId = null) => Outgoing.Add(message, requestId);

    public void Greet() => Send(HostMessages.Hello(Who, host.Version));

    /// <inheritdoc cref="Navigation.SetOut"/>
    public Func<Task> SetOut(string path, JsonMap parameters, string? requestId) => navigation.SetOut(path, parameters, requestId);

    /// <exception cref="WireException"><c>page_not_found</c>, <c>not_signed_in</c>.</exception>
    /// <exception cref="SdkException">What the page's data throws.</exception>
    public Task NavigateAsync(string path, JsonMap parameters, string? requestId) => SetOut(path, parameters, requestId)();

    /// <summary>A module was read again: who sees something of it is told.</summary>
    public void Tell(ModuleReload reload)
    {
        var isTheirs = TaskAccess.ManagesAll(Who.Session);
        if (isTheirs || PageVisibility.ShowsAny(host.Host.Library, reload.Module, Who.Session))
        {
            Send(HostMessages.HotReload(reload with { Problems = isTheirs ? reload.Problems : [] }));
        }
    }

    /// <inheritdoc cref="Navigation.RefreshAsync(ModuleReload)"/>
    public Task RefreshAsync(ModuleReload reload) => navigation.RefreshAsync(reload);

    /// <summary>The host's own actions that are about what this client shows. False where it is none of them.</summary>
    public async Task<bool> TryOwnAsync(ActionMessage message, ActionContextReader context)
    {
        switch (message.Name)
        {
            case "nav":
                await NavigateAsync(context.Needed("path"), context.Map("params"), message.RequestId);
                return true;
            case "open_modal" or "open_drawer":
                OpenOver(message, context);
                return true;
            case "close_surface":
                var surface = context.Text("surface_id") ?? message.SurfaceId;
                Surfaces.Close(surface);
                Send(HostMessages.DeleteSurface(surface), message.RequestId);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Sends what an action did, in order.</summary>
    public async Task ApplyAsync(IReadOnlyList<EffectMessage> effects, string module, string surfaceId, string? requestId)
    {
        Show(effects, module, surfaceId, requestId);
        if (effects.LastOrDefault(e => e.Kind == EffectKind.Navigate) is { } elsewhere)
        {
            await NavigateAsync(elsewhere.Path ?? "/", elsewhere.Params is { } given ? JsonMap.From(given) : JsonMap.Empty, requestId);
        }
    }

    /// <summary>Sends what effects do on this page.</summary>
    public void Show(IReadOnlyList<EffectMessage> effects, string module, string surfaceId, string? requestId)
    {
        if (effects.Count == 0)
        {
            return;
        }

        var messages = new EffectMessages(Surfaces, new MadeComponents(host.Host.Library, Who.Session, module), surfaceId);
        foreach (var effect in effects.Where(e => e.Kind != EffectKind.Navigate))
        {
            Send(messages.Of(effect), requestId);
        }
    }

    /// <summary>Listens to a stream, through a binding that this client was sent and nothing else.</summary>
    /// <exception cref="WireException"><c>unknown_stream</c>.</exception>
    public void Subscribe(SubscribeMessage message)
    {
        if (!Surfaces.Listen(message.SurfaceId, message.BindingId, Begin))
        {
            throw new WireException(WireErrorCodes.UnknownStream, "There is no such StreamBinding on what is shown.");
        }

        StreamSubscription Begin(StreamTarget target) =>
            new StreamSubscription(target, message.BindingId, Outgoing, TransformAsync).Listen(host.Streams, Who.Session);
    }

    /// <summary>What runs for the user, then what waited for them, then what happens, until the connection ends. False where it was too slow.</summary>
    public async Task<bool> TellAsync(CancellationToken cancellationToken)
    {
        if (Who.Session.UserId is not { } user)
        {
            return true;
        }

        using var told = await host.Host.Notices.AttachAsync(user, host.Options.MostWaiting, cancellationToken);
        var (running, _) = await host.Host.Tasks.Reading.ListOwnAsync(
            new TaskCaller(null, Who.Session), [TaskState.Pending, TaskState.Running, TaskState.WaitingConfirmation], cancellationToken: cancellationToken);
        foreach (var task in running.Reverse())
        {
            Send(Tasks.Events.TaskMessage.Update(task));
        }

        await foreach (var message in told.ReadAllAsync(cancellationToken))
        {
            if (message.Waited)
            {
                await Outgoing.RoomAsync(cancellationToken);
            }

            Outgoing.Add(message.Json, mayBeDropped: message.MayBeDropped);
        }

        return cancellationToken.IsCancellationRequested;
    }

    public void Dispose() => Surfaces.Dispose();

    private void OpenOver(ActionMessage message, ActionContextReader context)
    {
        var place = message.Name["open_".Length..];
        var surfaceId = context.Text("surface_id") ?? place;
        var page = host.Pages.Open(context.Needed("path"), Who.Session);
        Surfaces.Show(surfaceId, PageContents.Of(page.View));
        Send(HostMessages.PageOver(page.View.Definition, surfaceId, place, context), message.RequestId);
    }

    private async Task<JsonElement?> TransformAsync(string action, JsonMap values) =>
        (await host.Host.CallActionAsync(new ActionRequest { Name = action, Session = Who.Session, Values = values }, host.Stopping)).Value;
}
