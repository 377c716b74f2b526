using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Hosting;
using PluginTasks.Pages.Permissions;
using PluginTasks.Web.Problems;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.Surfaces;

namespace PluginTasks.Web.Api.Pages;

/// <summary>Pages as they are sent to clients: ready bytes, with a tag by which a client asks whether they have changed.</summary>
internal static class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/pages/{module}/{**page}", Get).WithSummary("A page's definition tree").WithTags("pages").Produces<object>();

    private static IResult Get(string module, string? page, HttpContext context, PluginHost host, PageFacts facts)
    {
        var signedIn = context.SignedIn();
        if (PageVisibility.Find(host.Library, module, page ?? PageDoor.Index, signedIn.Session) is not { } found)
        {
            // Nobody is told which pages there are that they may not see.
            return signedIn.IsSomebody ? Requests.NotFound("There is no such page.") : new ProblemResult(SignedInFilter.NotSignedIn);
        }

        var session = signedIn.Session;
        var view = found.Views.For(new PageUser(session.Role, session.Permissions), session.Language);
        var tag = facts.TagOf(view);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Cookie, Authorization, Accept-Language";
        return context.Request.Headers.IfNoneMatch.Any(t => t == tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(view.Definition, "application/json; charset=utf-8");
    }
}
