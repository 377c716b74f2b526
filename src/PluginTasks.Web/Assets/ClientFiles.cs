using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace PluginTasks.Web.Assets;

/// <summary>The web client: its files under <c>/client/</c>, and its one page at every address that is nothing else.</summary>
internal static class ClientFiles
{
    private const string Prefix = "/client";
    private const string Index = "index.html";

    /// <summary>Of these the build puts a hash of the content into the name.</summary>
    private static readonly string[] Hashed = [".js", ".css"];

    /// <summary>Before routing, which would find the client's page at these addresses.</summary>
    public static void UseFiles(WebApplication app, string? folder)
    {
        if (folder is not null && Path.GetFullPath(folder) + Prefix is var files && Directory.Exists(files))
        {
            var provider = new PhysicalFileProvider(files);
            app.UseStaticFiles(new StaticFileOptions { RequestPath = Prefix, FileProvider = provider, OnPrepareResponse = SetCaching });
        }
    }

    public static void MapPage(WebApplication app, string? folder) =>
        app.MapGet("/{**path}", context => SendPageAsync(context, folder)).ExcludeFromDescription().WithOrder(int.MaxValue);

    /// <summary>The client's page; where the client was not built, what to do about that.</summary>
    public static Task SendPageAsync(HttpContext context, string? folder)
    {
        if (context.Request.Path.StartsWithSegments(Prefix))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var index = folder is null ? null : Path.Combine(folder, Index);
        if (index is null || !File.Exists(index))
        {
            return PlainPage.WriteAsync(
                context,
                "PluginTasks runs",
                "The web client was not built. With Node 20 or later installed, build again: dotnet build src/PluginTasks.Cli. " +
                "The API is at /api/openapi.json.");
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return context.Response.SendFileAsync(index, context.RequestAborted);
    }

    private static void SetCaching(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl =
        Hashed.Contains(Path.GetExtension(file.File.Name)) ? "public, max-age=31536000, immutable" : "no-cache";
}
