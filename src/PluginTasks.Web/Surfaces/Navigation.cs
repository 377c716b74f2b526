using PluginTasks.Modules.Actions;
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

    /// <summary>Where the connection is.</summary>
    public (string Path, JsonMap Params)? Current { get; private set; }

    /// <exception cref="WireException"><c>page_not_found</c>, <c>not_signed_in</c>.</exception>
    /// <exception cref="SdkException">What the page's data throws.</exception>
    public async Task GoAsync(string path, JsonMap parameters, string? requestId)
    {
        var number = Interlocked.Increment(ref latest);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var page = host.Pages.Open(path, client.Who.Session);
            var contents = PageContents.Of(page.View);
            var effects = await host.Host.LoadPageAsync(new PageDataRequest
            {
                Module = page.Module, Page = page.Name, Session = client.Who.Session, Params = parameters, Surfaces = contents,
            });
            if (effects.LastOrDefault(e => e.Kind == EffectKind.Navigate) is { } elsewhere)
            {
                (path, parameters) = (elsewhere.Path ?? "/", elsewhere.Params is { } given ? JsonMap.From(given) : JsonMap.Empty);
                continue;
            }

            Show(number, page, contents, parameters, effects, requestId);
            return;
        }

        throw new WireException(WireErrorCodes.PageNotFound, $"The page leads to another one more than {MostRedirects} times.");
    }

    private void Show(long number, OpenedPage page, PageContents contents, JsonMap parameters, IReadOnlyList<EffectMessage> effects, string? requestId)
    {
        lock (gate)
        {
            if (number != Volatile.Read(ref latest))
            {
                return;
            }

            Current = (page.Route, parameters);
            client.Subscriptions.Clear();
            client.Surfaces.ShowPage(contents);
            client.Send(HostMessages.CurrentPath(page.Route, parameters), requestId);
            client.Send(HostMessages.Page(page.View.Definition.Span), requestId);
            client.Show(effects, page.Module, OpenSurfaces.Main, requestId);
        }
    }
}
