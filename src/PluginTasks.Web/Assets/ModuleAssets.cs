using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Files;
using PluginTasks.Web.Hosting;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Assets;

/// <summary>
/// <c>/assets/&lt;module&gt;/…</c>: the files of a module's <c>assets</c> folder, and nothing that a path or a link leads to
/// elsewhere. A module without a public page shows them to those who are signed in alone.
/// </summary>
internal static class ModuleAssets
{
    private const string Folder = "assets";

    public static void Map(IEndpointRouteBuilder routes, PluginHost host) =>
        routes
            .MapGet(
                "/assets/{module}/{**path}",
                (string module, string? path, HttpContext context) => Send(host, module, path ?? "", context))
            .ExcludeFromDescription();

    private static IResult Send(PluginHost host, string name, string path, HttpContext context)
    {
        if (host.Library.Find(name) is not { State: ModuleState.Loaded } module || !MaySee(context, module) || Open(module, path) is not { } file)
        {
            return TypedResults.NotFound();
        }

        var type = AssetTypes.Of(path);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForFiles;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (type == AssetTypes.Unknown)
        {
            context.Response.Headers.ContentDisposition = "attachment";
        }

        var written = (file as FileStream)?.Name is { } real ? new DateTimeOffset(File.GetLastWriteTimeUtc(real), TimeSpan.Zero) : (DateTimeOffset?)null;
        var tag = written is { } time ? new EntityTagHeaderValue($"\"{time.UtcTicks:x}-{file.Length:x}\"") : null;
        return TypedResults.Stream(file, type, lastModified: written, entityTag: tag, enableRangeProcessing: true);
    }

    private static bool MaySee(HttpContext context, Module module) =>
        context.SignedIn().IsSomebody || module.Pages.Values.Any(p => p.Served is { IsPublic: true });

    private static Stream? Open(Module module, string path)
    {
        var parts = path.Split('/');
        if (parts.Any(p => !IsPlain(p)) || module.Folder.Probe(Folder) != FileState.Folder)
        {
            return null;
        }

        // The folder itself is the root here: a link to the module's own code leads out of it as well.
        return new ModuleFolder(module.Folder.FullPath(Folder), Folder).Open(path);
    }

    private static bool IsPlain(string part) =>
        part.Length > 0 && part[0] != '.' && !part.Contains('\\', StringComparison.Ordinal) && !part.Any(char.IsControl);
}
