using System.Net;

namespace PluginTasks.Web.Hosting;

/// <summary>What is wrong with options, before anything is started with them.</summary>
internal static class OptionsCheck
{
    /// <exception cref="WebHostException">They cannot be used; the message says what to change.</exception>
    public static void Demand(WebHostOptions options, bool hasUsers)
    {
        if (options.Urls.Count == 0)
        {
            throw new WebHostException("there is no address to listen on; set server.urls, or leave it out");
        }

        foreach (var address in options.Urls.Select(ListenAddress.Read).Where(a => !a.IsLoopback && !hasUsers && options.OpenId is null))
        {
            throw new WebHostException(
                $"listening on {address.Url} lets other machines in, and there are no users yet: " +
                "add one with 'plugintasks user add NAME --role super', set auth.oidc, or listen on http://127.0.0.1:8080 alone");
        }

        foreach (var proxy in options.KnownProxies.Where(p => !IPAddress.TryParse(p, out _) && !IPNetwork.TryParse(p, out _)))
        {
            throw new WebHostException(
                $"'{proxy}' in server.forwarded_headers.known_proxies is neither an address nor a network; write 10.0.0.7 or 10.0.0.0/8");
        }

        Demand(options.SessionIdle > TimeSpan.Zero, "a session has to live for a while: auth.session_idle");
        Demand(options.LookEvery > TimeSpan.Zero, "it has to be looked for changes every now and then");
        Demand(options.RequestsPerSecond > 0, "server.requests_per_second has to be above 0");
        Demand(options.MessagesPerSecond > 0, "server.messages_per_second has to be above 0");
        options.OpenId?.Demand();
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new WebHostException(otherwise);
        }
    }
}
