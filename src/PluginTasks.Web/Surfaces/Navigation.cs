using System.Text.Json;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Reloading;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;
using PluginTasks.Web.Sockets;

namespace PluginTasks.Web.Surfaces;

/// <summary>Shows pages on one connection. The last one asked for counts, whichever is ready first.</summary>
internal sealed class Navigation(SocketHost host, SocketConnection client)
{
    // A page's data may lead to another page.
    private const int MostRedirects = 5;

    private readonly Lock gate = new();
    private long latest;
    private Ready? current;

    /// <summary>Sets out for a page: from here on no earlier one counts, whenever the way that this gives is gone.</summary>
    public Func<Task> SetOut(string path, JsonMap parameters, string? requestId)
    {
        var number = Interlocked.Increment(ref latest);
        return () => GoAsync(number, path, parameters, requestId);
    }

    /// <summary>Shows the page again, where what it is made of has changed.</summary>
    /// <exception cref="WireException">It is no longer there for the user.</exception>
    /// <exception cref="SdkException">What the page's data throws.</exception>
    public Task RefreshAsync(ModuleReload reload) => RefreshAsync(page => reload.Kind == ReloadKind.Code && reload.Module == page.Module);

    private async Task GoAsync(long number, string path, JsonMap parameters, string? requestId)
    {
        var ready = await LoadAsync(path, parameters);
        if (TryShow(ready, requestId, () => number == Volatile.Read(ref latest)))
        {
            // It may have changed while its data was loaded.
            await RefreshAsync(_ => false);
        }
    }

    private async Task RefreshAsync(Predicate<OpenedPage> hasNewCode)
    {
        while (Volatile.Read(ref current) is { } shown)
        {
            var page = host.Pages.Open(shown.Page.Route, client.Who.Session);
            if (ReferenceEquals(page.View, shown.Page.View) && !hasNewCode(page))
            {
                return;
            }

            var ready = await LoadAsync(shown.Page.Route, shown.Params);
            if (TryShow(ready, requestId: null, () => ReferenceEquals(current, shown)))
            {
                return;
            }
        }
    }

    private async Task<Ready> LoadAsync(string path, JsonMap parameters)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var page = host.Pages.Open(path, client.Who.Session);
            var contents = PageContents.Of(page.View);
            var effects = await host.Host.LoadPageAsync(new PageDataRequest
            {
                Module = page.Module, Page = page.Name, Session = client.Who.Session, Params = parameters, Surfaces = contents,
            });
            if (effects.LastOrDefault(e => e.Kind == EffectKind.Navigate) is not { } elsewhere)
            {
                return new Ready(page, contents, parameters, effects);
            }

            (path, parameters) = (elsewhere.Path ?? "/", elsewhere.Params is { } given ? JsonMap.From(given) : JsonMap.Empty);
        }

        throw new WireException(WireErrorCodes.PageNotFound, $"The page leads to another one more than {MostRedirects} times.");
    }

    private bool TryShow(Ready ready, string? requestId, Func<bool> isWanted)
    {
        lock (gate)
        {
            if (!isWanted())
            {
                return false;
            }

            var (page, contents, parameters, effects) = ready;
            var isOther = current?.Page.Route != page.Route || !JsonElement.DeepEquals(ModuleJson.ToElement(current.Params), ModuleJson.ToElement(parameters));
            current = ready;
            client.Surfaces.ShowPage(contents, isOther);
            client.Send(HostMessages.CurrentPath(page.Route, parameters), requestId);
            client.Send(HostMessages.Page(page.View.Definition.Span), requestId);
            client.Show(effects, page.Module, OpenSurfaces.Main, requestId);
            return true;
        }
    }

    /// <summary>A page with all that is to be shown of it.</summary>
    private sealed record Ready(OpenedPage Page, PageContents Contents, JsonMap Params, IReadOnlyList<EffectMessage> Effects);
}
