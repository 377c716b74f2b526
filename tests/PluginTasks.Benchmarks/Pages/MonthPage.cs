using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Benchmarks.Pages;

/// <summary>The page of 40 components and 20 rules, with stores as a user's browser holds them.</summary>
internal sealed class MonthPage
{
    public const string Module = "reports";
    public const string Page = "month";

    private MonthPage(ModuleLibrary library, ValueMap stores)
    {
        Library = library;
        PageStore = Get(stores, "page").Map!;
        GlobalStore = Get(stores, "global").Map!;
        Data = Get(stores, "data");
    }

    public ModuleLibrary Library { get; }

    public PageUser User { get; } = new("user", ["reports.view", "reports.run"]);

    public ValueMap PageStore { get; }

    public ValueMap GlobalStore { get; }

    public Value Data { get; }

    public PageView View => Library.Page(Module, Page)!.For(User, "en");

    /// <exception cref="InvalidOperationException">The page is no longer what the budgets speak of.</exception>
    public static MonthPage Load()
    {
        var library = ModuleLibrary.Load([Repository.FixtureModules]);
        var month = new MonthPage(library, ValueJson.Parse(File.ReadAllBytes(Repository.FixtureStores)).Map!);
        var problems = LibraryCheck.Run(library, library.Modules.ToList());
        var (components, rules) = Count(ValueJson.Parse(month.View.Definition));
        return problems.Count == 0 && (components, rules) == (40, 20)
            ? month
            : throw new InvalidOperationException($"{Module}/{Page} has {components} components, {rules} rules, {problems.Count} problems: {string.Join('\n', problems)}");
    }

    private static (int Components, int Rules) Count(Value tree)
    {
        var (components, rules) = (0, 0);
        foreach (var (key, value) in tree.Map ?? ValueMap.Empty)
        {
            components += key == "kind" ? 1 : 0;
            rules += key is "show_if" or "hide_if" ? 1 : 0;
            Add(Count(value));
        }

        foreach (var item in tree.List ?? ValueList.Empty)
        {
            Add(Count(item));
        }

        return (components, rules);

        void Add((int Components, int Rules) inner)
        {
            components += inner.Components;
            rules += inner.Rules;
        }
    }

    private static Value Get(ValueMap map, string key) => map.TryGetValue(key, out var value) ? value : default;
}
