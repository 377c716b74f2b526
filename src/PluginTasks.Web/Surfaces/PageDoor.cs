using PluginTasks.Modules.Library;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Sdk;
using PluginTasks.Web.Sockets;

namespace PluginTasks.Web.Surfaces;

/// <summary>Lets people in to the pages that they may see. What is not there and what is not theirs look the same.</summary>
internal sealed class PageDoor(Func<ModuleLibrary> library)
{
    public const string Index = "index";

    /// <summary>The page at a route, as its user sees it.</summary>
    /// <param name="path"><c>/module/page</c>; a module or a folder alone is its index, and <c>/</c> the first page that the user may see.</param>
    /// <param name="session">The user.</param>
    /// <exception cref="WireException"><c>page_not_found</c>, <c>not_signed_in</c>.</exception>
    public OpenedPage Open(string path, Session session)
    {
        var now = library();
        var route = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if ((route.Length == 0 ? First(now, session) : Find(now, route[0], string.Join('/', route[1..]), session)) is var (module, name, views))
        {
            return new OpenedPage(module, name, RouteOf(module, name), views.For(new PageUser(session.Role, session.Permissions), session.Language));
        }

        throw session.UserId is null
            ? new WireException(WireErrorCodes.NotSignedIn, "Sign in to see this page.")
            : new WireException(WireErrorCodes.PageNotFound, $"There is no page {(path.Length <= 256 ? path : path[..256] + "…")}.");
    }

    private static (string Module, string Name, PageViews Views)? Find(ModuleLibrary library, string module, string page, Session session) =>
        PageVisibility.Find(library, module, page.Length == 0 ? Index : page, session) is var (name, views) ? (module, name, views) : null;

    private static (string Module, string Name, PageViews Views)? First(ModuleLibrary library, Session session) => library.Modules
        .OrderBy(m => m.Manifest.Priority).ThenBy(m => m.Name, StringComparer.Ordinal)
        .Select(m => Find(library, m.Name, Index, session))
        .FirstOrDefault(found => found is not null);

    private static string RouteOf(string module, string page) => page switch
    {
        Index => $"/{module}",
        _ when page.EndsWith("/" + Index, StringComparison.Ordinal) => $"/{module}/{page[..^(Index.Length + 1)]}",
        _ => $"/{module}/{page}",
    };
}
