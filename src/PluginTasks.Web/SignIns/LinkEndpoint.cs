using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Hosting;

namespace PluginTasks.Web.SignIns;

/// <summary><c>/login?token=…</c>: the link that the host prints. Without a token it is a page of the client like any other.</summary>
internal static class LinkEndpoint
{
    private const string Path = "/login";

    public static void Map(WebApplication app, WebHostParts parts) =>
        app.MapGet(Path, context => OpenAsync(context, parts, app.Services)).ExcludeFromDescription();

    private static async Task OpenAsync(HttpContext context, WebHostParts parts, IServiceProvider services)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.Query.TryGetValue("token", out var token))
        {
            await Assets.ClientFiles.SendPageAsync(context, ((WebHostSetup)services.GetService(typeof(WebHostSetup))!).Options.ClientFolder);
            return;
        }

        if (token.Count == 1 && parts.Link.TryUse(token[0]!))
        {
            parts.SignedIn("link", Account.Super.Id);
            await SignInEndpoints.BeginAsync(context, parts, Account.Super);
            context.Response.Redirect("/");
            return;
        }

        parts.SignInFailed("link", null);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await Assets.PlainPage.WriteAsync(
            context, "This link is not valid", "A sign-in link is good once. The host prints a new one when it is started again.");
    }
}
