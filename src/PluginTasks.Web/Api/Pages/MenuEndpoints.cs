using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Values;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.Surfaces;

namespace PluginTasks.Web.Api.Pages;

/// <summary>The menu: what a user may see, and for nobody the public pages.</summary>
internal static class MenuEndpoints
{
    private const string Translated = "@t/";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/menu", Get).WithSummary("The modules and pages that you may see").WithTags("pages").Produces<Menu>();

    private static Ok<Menu> Get(HttpContext context, PluginHost host, PageFacts facts)
    {
        var (library, signedIn) = (host.Library, context.SignedIn());
        context.Response.Headers.CacheControl = "no-store";
        var modules = library.Modules
            .Where(m => m.State == ModuleState.Loaded && ReferenceEquals(library.Find(m.Name), m))
            .OrderBy(m => m.Manifest.Priority).ThenBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => Of(library, m, signedIn, facts))
            .Where(m => m.Pages.Count > 0);
        return TypedResults.Ok(new Menu([.. modules]));
    }

    private static MenuModule Of(ModuleLibrary library, Module module, SignedIn signedIn, PageFacts facts)
    {
        var session = signedIn.Session;
        var user = new PageUser(session.Role, session.Permissions);
        var pages = module.Pages.Keys
            .Select(name => (Name: name, Route: PageName.Route(module.Name, name)))
            .OrderBy(p => p.Route, StringComparer.Ordinal)
            .Select(p => (p.Name, p.Route, Views: library.Page(module.Name, p.Name)))
            .Where(p => p.Views is { Page.IsInMenu: true } && PageVisibility.Shows(p.Views.Page, signedIn.Session))
            .Select(p => new MenuPage(p.Route, facts.TitleOf(p.Views!.For(user, session.Language)) is { Length: > 0 } title ? title : p.Name));
        return new MenuModule(module.Name, LabelOf(library, module, session.Language), module.Manifest.Icon, [.. pages]);
    }

    private static string LabelOf(ModuleLibrary library, Module module, string language) => module.Manifest.Label switch
    {
        null => module.Name,
        var label when label.StartsWith(Translated, StringComparison.Ordinal) =>
            library.Messages.Translate(library.Messages.ChainFor(language), label[Translated.Length..], ValueMap.Empty),
        var label => label,
    };
}
