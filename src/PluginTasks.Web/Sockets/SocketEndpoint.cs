using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Sockets;

/// <summary>The door at <c>/ws</c>.</summary>
internal static class SocketEndpoint
{
    /// <param name="routes">Where.</param>
    /// <param name="host">What connections share.</param>
    /// <param name="isOwnOrigin">Whether a page of this host asks; pages of others are not let in.</param>
    public static void MapSocket(this IEndpointRouteBuilder routes, SocketHost host, Func<HttpContext, bool> isOwnOrigin) =>
        routes.Map("/ws", context => HandleAsync(context, host, isOwnOrigin)).ExcludeFromDescription();

    private static async Task HandleAsync(HttpContext context, SocketHost host, Func<HttpContext, bool> isOwnOrigin)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            return;
        }

        if (!isOwnOrigin(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var session = new SocketSession(host, socket, context.SignedIn());
        await session.RunAsync(host.Stopping);
    }
}
