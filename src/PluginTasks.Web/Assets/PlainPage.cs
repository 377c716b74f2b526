using System.Net;
using Microsoft.AspNetCore.Http;

namespace PluginTasks.Web.Assets;

/// <summary>A page without the client, for what has to be said where there is none.</summary>
internal static class PlainPage
{
    public static Task WriteAsync(HttpContext context, string title, string text)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(title)}</title></head>
            <body><main><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(text)}</p></main></body></html>
            """,
            context.RequestAborted);
    }
}
