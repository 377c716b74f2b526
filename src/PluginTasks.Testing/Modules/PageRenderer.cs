using System.Text.Json;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Values;

namespace PluginTasks.Testing;

/// <summary>Renders a page of a loaded module.</summary>
internal static class PageRenderer
{
    public static RenderedPage Render(ModuleLibrary library, Module module, string page, RenderOptions options)
    {
        if (!module.Pages.TryGetValue(page, out var file))
        {
            throw new PageRenderException(
                $"The module '{module.Name}' has no page '{page}'{Suggestion.For(page, module.Pages.Keys)}. " +
                $"It has {string.Join(", ", module.Pages.Keys)}.");
        }

        var views = library.Page(module.Name, page);
        if (views is null)
        {
            var problems = module.OwnDiagnostics.Concat(file.Compilation.Diagnostics);
            throw new PageRenderException(string.Join('\n', problems.Prepend<object>($"The page '{page}' has errors:")));
        }
        var user = new PageUser(options.Role, library.PermissionsOf(options.Role).Concat(options.Permissions));
        if (!views.Page.Gate.Passes(user))
        {
            var wanted = string.Join(", ", views.Page.Gate.Permissions);
            throw new PageRenderException($"A user of role '{options.Role}' may not open the page '{page}'; it needs one of {wanted}.");
        }

        var view = views.For(user, options.Language);
        if (options.Definition)
        {
            return new RenderedPage(view.Definition);
        }

        using var output = new JsonOutput();
        view.WriteResolved(output, Map(options.PageStore), Map(options.GlobalStore), options.Data is null ? Value.Of(ValueMap.Empty) : ToValue(options.Data));
        return new RenderedPage(output.Written.ToArray());
    }

    private static ValueMap Map(object? store) =>
        store is null ? ValueMap.Empty : ToValue(store).Map ?? throw new ArgumentException("A store is a JSON object.", nameof(store));

    private static Value ToValue(object value) => ValueJson.From(JsonSerializer.SerializeToElement(value));
}
