using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using PluginTasks.Web.Api;
using PluginTasks.Web.Api.Access;
using PluginTasks.Web.Api.Actions;
using PluginTasks.Web.Api.Modules;
using PluginTasks.Web.Api.Pages;
using PluginTasks.Web.Api.Schedules;
using PluginTasks.Web.Api.Tasks;
using PluginTasks.Web.Assets;
using PluginTasks.Web.Health;
using PluginTasks.Web.Problems;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.SignIns;
using PluginTasks.Web.SignIns.OpenId;
using PluginTasks.Web.Sockets;

namespace PluginTasks.Web.Hosting;

/// <summary>Everything that has an address.</summary>
internal static class Routes
{
    public static void Map(WebApplication app, WebHostSetup setup, WebHostParts parts)
    {
        HealthEndpoints.Map(app, setup, parts);
        app.MapOpenApi("/api/openapi.json");
        var api = app.MapGroup("/api/v1");
        SignInEndpoints.Map(api);
        MenuEndpoints.Map(api);
        PageEndpoints.Map(api);
        var signedIn = api.MapGroup("").AddEndpointFilter(SignedInFilter.InvokeAsync);
        MeEndpoints.Map(signedIn);
        TaskEndpoints.Map(signedIn);
        ScheduleEndpoints.Map(signedIn);
        ModuleEndpoints.Map(signedIn);
        AccessEndpoints.Map(signedIn);
        ActionEndpoints.Map(signedIn);
        app.Map("/api/{**rest}", (HttpContext context) => NothingHereAsync(context)).ExcludeFromDescription();
        app.MapSocket(
            SocketHost.Over(
                setup.Host, setup.Streams, setup.Log.CreateLogger("PluginTasks.Web.Sockets"),
                new SocketOptions { MessagesPerSecond = setup.Options.MessagesPerSecond }, setup.Time, app.Lifetime.ApplicationStopping),
            OriginCheck.MayOpenSocket);
        ModuleAssets.Map(app, setup.Host);
        LinkEndpoint.Map(app, parts);
        if (parts.OpenId is { } provider)
        {
            new OpenIdEndpoints(setup.Options.OpenId!, provider, new PendingSignIns(setup.Time), setup, parts).Map(app);
        }

        ClientFiles.MapPage(app, setup.Options.ClientFolder);
    }

    private static Task NothingHereAsync(HttpContext context) =>
        Problem.Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "There is nothing here, or nothing that you may see.").WriteAsync(context);
}
