using PluginTasks.Modules.Library;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Sdk;
using PluginTasks.Web.Sockets;

namespace PluginTasks.Web.Surfaces;

/// <summary>Lets people in to the pages that they may see. What is not there and what is not theirs look the same.</summary>
internal sealed class PageDoor(Func<ModuleLibrary> library)
{
    private const string Index = "index";

    /// <summary>The page at a route, as its user sees it.</summary>
    /// <param name="path"><c>/module/page</c>; a module or a folder alone is its index, and <c>/</c> the first page that the user may see.</param>
    /// <param name="session">The user.</param>
    /// <exception cref="WireException"><c>page_not_found</c>, <c>not_signed_in</c>.</exception>
    public OpenedPage Open(string path, Session session)
    {
        var now = library();
        var user = new PageUser(session.Role, session.Permissions);
        var route = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = route.Length == 0 ? First(now, session, user) : Find(now, route[0], string.Join('/', route[1..]));
        if (found is { } page && MayOpen(page.Views.Page, session, user))
        {
            return new OpenedPage(page.Module, page.Name, RouteOf(page.Module, page.Name), page.Views.For(user, session.Language));
        }

        throw session.UserId is null
            ? new WireException(WireErrorCodes.NotSignedIn, "Sign in to see this page.")
            : new WireException(WireErrorCodes.PageNotFound, $"There is no page {(path.Length <= 256 ? path : path[..256] + "…")}.");
    }

    private static bool MayOpen(CompiledPage page, Session session, PageUser user) => (page.IsPublic || session.UserId is not null) && page.Gate.Passes(user);

    private static (string Module, string Name, PageViews Views)? Find(ModuleLibrary library, string module, string page)
    {
        foreach (var name in page.Length == 0 ? [Index] : new[] { page, $"{page}/{Index}" })
        {
            if (library.Page(module, name) is { } views)
            {
                return (module, name, views);
            }
        }

        return null;
    }

    private static (string Module, string Name, PageViews Views)? First(ModuleLibrary library, Session session, PageUser user)
    {
        foreach (var module in library.Modules.OrderBy(m => m.Manifest.Priority).ThenBy(m => m.Name, StringComparer.Ordinal))
        {
            if (library.Page(module.Name, Index) is { } views && MayOpen(views.Page, session, user))
            {
                return (module.Name, Index, views);
            }
        }

        return null;
    }

    private static string RouteOf(string module, string page) => page switch
    {
        Index => $"/{module}",
        _ when page.EndsWith("/" + Index, StringComparison.Ordinal) => $"/{module}/{page[..^(Index.Length + 1)]}",
        _ => $"/{module}/{page}",
    };
}
