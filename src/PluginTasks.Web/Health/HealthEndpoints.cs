using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PluginTasks.Web.Api;
using PluginTasks.Web.Hosting;

namespace PluginTasks.Web.Health;

/// <summary>Whether the host lives, whether it can work, and its figures.</summary>
internal static class HealthEndpoints
{
    private const string NoUser = "-";

    public static void Map(WebApplication app, WebHostSetup setup, WebHostParts parts)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live\n")).ExcludeFromDescription();
        app.MapGet("/health/ready", (CancellationToken token) => ReadyAsync(setup, token)).ExcludeFromDescription();
        app.MapGet("/metrics", async (HttpContext context, CancellationToken token) => MayRead(context)
            ? Results.Text(await parts.WriteMetricsAsync(token), "text/plain; version=0.0.4; charset=utf-8")
            : Results.NotFound()).ExcludeFromDescription();
    }

    /// <summary>Ready is who can read its store and runs tasks.</summary>
    private static async Task<IResult> ReadyAsync(WebHostSetup setup, CancellationToken cancellationToken)
    {
        try
        {
            await setup.AccountStore.FindUserAsync(NoUser, cancellationToken);
            return setup.Host.Runtime.IsRunning
                ? TypedResults.Text("ready\n")
                : TypedResults.Text("not ready\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (Sdk.SdkException)
        {
            return TypedResults.Text("not ready: the store cannot be read\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>This machine's own programs, and those who look after the host. What a proxy forwards is not this machine's.</summary>
    private static bool MayRead(HttpContext context) =>
        Administrators.Is(context) ||
        (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !IsForwarded(context.Request.Headers));

    private static bool IsForwarded(IHeaderDictionary headers) => headers["X-Forwarded-For"].Count > 0 || headers["Forwarded"].Count > 0;
}
