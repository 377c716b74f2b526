using PluginTasks.Modules.Library;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Api.Pages;

/// <summary>Which pages are there for whom: public ones for everybody, the others for who is signed in and passes their gate.</summary>
internal static class PageVisibility
{
    public static bool Shows(CompiledPage page, SignedIn signedIn) =>
        (page.IsPublic || signedIn.IsSomebody) && page.Gate.Passes(new PageUser(signedIn.Session.Role, signedIn.Session.Permissions));

    /// <summary>The page of a name, or the index of the folder of that name; null where there is none that may be seen.</summary>
    public static PageViews? Find(ModuleLibrary library, string module, string page, SignedIn signedIn) =>
        (library.Page(module, page) ?? library.Page(module, $"{page}/index")) is { } views && Shows(views.Page, signedIn) ? views : null;
}
