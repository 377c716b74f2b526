using PluginTasks.Modules.Library;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Surfaces;

/// <summary>Which pages are there for whom: public ones for everybody, the others for who is signed in and passes their gate.</summary>
internal static class PageVisibility
{
    public static bool Shows(CompiledPage page, Session session) =>
        (page.IsPublic || session.UserId is not null) && page.Gate.Passes(new PageUser(session.Role, session.Permissions));

    /// <summary>The page of a name, or the index of the folder of that name; null where there is none that may be seen.</summary>
    public static (string Name, PageViews Views)? Find(ModuleLibrary library, string module, string page, Session session)
    {
        foreach (var name in (ReadOnlySpan<string>)[page, $"{page}/{PageDoor.Index}"])
        {
            if (library.Page(module, name) is { } views)
            {
                return Shows(views.Page, session) ? (name, views) : null;
            }
        }

        return null;
    }

    /// <summary>Whether there is any page of the module for them.</summary>
    public static bool ShowsAny(ModuleLibrary library, string module, Session session) =>
        library.Find(module) is { } found && found.Pages.Keys.Any(name => library.Page(module, name) is { } views && Shows(views.Page, session));
}
