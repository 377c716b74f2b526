using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>What the host will do for a page: session, gate, view, ETag.</summary>
internal sealed class PageEndpoint(ModuleLibrary library, Dictionary<string, SignedIn> sessions)
{
    private readonly ConditionalWeakTable<PageView, string> tags = [];

    public async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        if (context.Request.Cookies[DefinitionRequests.Cookie] is not { } cookie || !sessions.TryGetValue(cookie, out var session))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (library.Page((string)context.GetRouteValue("module")!, (string)context.GetRouteValue("page")!) is not { } views)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!views.Page.Gate.Passes(session.User))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var view = views.For(session.User, session.Language);
        var tag = tags.GetValue(view, v => $"\"{Convert.ToHexStringLower(SHA256.HashData(v.Definition.Span))[..32]}\"");
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Cookie";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await DefinitionServer.SendAsync(response, view.Definition);
    }
}
