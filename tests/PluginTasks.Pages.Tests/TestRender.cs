using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests;

/// <summary>Renders a compiled page without messages.</summary>
internal static class TestRender
{
    public static string Components(CompiledPage page, PageUser user, string pageStore = "{}", string data = "{}") =>
        ComponentsOf(Tree(page, user, pageStore, data));

    public static string Definition(CompiledPage page, PageUser user) =>
        ComponentsOf(ValueJson.Parse(Views(page).For(user, null).Definition));

    public static Value Tree(CompiledPage page, PageUser user, string pageStore = "{}", string data = "{}")
    {
        using var output = new JsonOutput();
        Views(page).For(user, null).WriteResolved(output, ValueJson.Parse(pageStore).Map!, ValueMap.Empty, ValueJson.Parse(data));
        return ValueJson.Parse(output.Written.ToArray());
    }

    /// <summary>The tree that is sent to a client, as it is sent.</summary>
    public static ReadOnlyMemory<byte> DefinitionTree(CompiledPage page, PageUser user) => Views(page).For(user, null).Definition;

    private static string ComponentsOf(Value tree) =>
        tree.Map!.TryGetValue("components", out var components) ? components.ToString() : "";

    private static PageViews Views(CompiledPage page) => new(page, new MessageCatalog([], "en"));
}
