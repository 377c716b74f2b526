using Microsoft.AspNetCore.Http;

namespace PluginTasks.Web.Sessions;

/// <summary>Whether a request comes from a page of this host, as far as browsers say so.</summary>
public static class OriginCheck
{
    /// <summary>A request that names an origin has to name this host's. What names none is no browser's page, or one of the same origin.</summary>
    public static bool IsOwn(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var origins = request.Headers.Origin;
        return origins.Count switch
        {
            0 => request.Headers["Sec-Fetch-Site"].ToString() is not "cross-site" and not "same-site",
            1 => string.Equals(origins[0], $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    /// <summary>For WebSockets, whose handshake browsers always send with an origin: without one it is no browser, and needs no check.</summary>
    public static bool MayOpenSocket(HttpContext context) => IsOwn(context);
}
