using PluginTasks.Modules.Library;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Modules.Tests.Library;

public sealed class ModuleLibraryTests
{
    private static readonly (string, string)[] TwoModules =
    [
        ("a/module.yaml", "name: a"),
        ("a/rbac.yaml", "permissions: [a.view]\nassignments: {user: [a.view]}"),
        ("a/locales/en.yaml", "a: {hi: Hello}"),
        ("a/locales/it.yaml", "a: {hi: Ciao}"),
        ("a/pages/index.yaml", "- {kind: Text, text: '@t/a.hi'}\n- '@include/fragments/f'\n"),
        ("a/pages/other.yaml", "- {kind: Text, text: other}"),
        ("a/fragments/f.yaml", "- {kind: Divider}"),
        ("b/module.yaml", "name: b"),
        ("b/locales/en.yaml", "b: {hi: Bee}"),
        ("b/pages/index.yaml", "- {kind: Text, text: '@t/b.hi'}"),
        ("b/pages/both.yaml", "- {kind: Text, text: '@t/a.hi'}"),
    ];

    [Fact]
    public void Load_Modules_AreFoundWithPagesAndPermissions()
    {
        using var tree = new ModuleTree([.. TwoModules, ("not_a_module/readme.txt", "x")]);

        var library = tree.Load();

        Assert.Equal(["a", "b"], library.Modules.Select(m => m.Name));
        Assert.Equal(["a.view"], library.PermissionsOf("USER"));
        Assert.Contains("Ciao", Render(library, "a", "index", "it"), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BrokenModule_FailsAloneWithItsDiagnostics()
    {
        using var tree = new ModuleTree([.. TwoModules, ("c/module.yaml", "name: c\nnaem: x\n"), ("c/pages/index.yaml", "[]")]);

        var library = tree.Load();

        Assert.Equal(ModuleState.Failed, library.Find("c")!.State);
        Assert.Null(library.Page("c", "index"));
        Assert.NotNull(library.Page("a", "index"));
    }

    [Fact]
    public void Load_DisabledModule_ServesNothing()
    {
        using var tree = new ModuleTree(("a/module.yaml", "name: a\nenabled: false"), ("a/pages/index.yaml", "[]"));

        Assert.Null(tree.Load().Page("a", "index"));
    }

    [Fact]
    public void After_PageChanged_RenewsThatPageAlone()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());

        var after = before.After(tree.Write("a/pages/index.yaml", "- {kind: Text, text: new}"));

        Assert.Contains("new", Render(after, "a", "index"), StringComparison.Ordinal);
        AssertKept(before, after, ("a", "other"), ("b", "index"), ("b", "both"));
    }

    [Fact]
    public void After_FragmentChanged_RenewsWhatIncludesIt()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());

        var after = before.After(tree.Write("a/fragments/f.yaml", "- {kind: Spacer}"));

        Assert.Contains("Spacer", Render(after, "a", "index"), StringComparison.Ordinal);
        AssertKept(before, after, ("a", "other"), ("b", "index"), ("b", "both"));
    }

    [Fact]
    public void After_MissingFragmentAppears_MendsThePage()
    {
        using var tree = new ModuleTree(("a/module.yaml", "name: a"), ("a/pages/index.yaml", "- '@include/f'"));
        var before = tree.Load();
        Assert.Null(before.Page("a", "index"));

        var after = before.After(tree.Write("a/f.yaml", "- {kind: Divider}"));

        Assert.NotNull(after.Page("a", "index"));
    }

    [Fact]
    public void After_LocaleChanged_RenewsViewsThatShowItsModule()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());

        var after = before.After(tree.Write("a/locales/en.yaml", "a: {hi: Hey}"));

        Assert.Contains("Hey", Render(after, "a", "index"), StringComparison.Ordinal);
        Assert.Contains("Hey", Render(after, "b", "both"), StringComparison.Ordinal);
        Assert.Same(before.Page("a", "index")!.Page, after.Page("a", "index")!.Page);
        AssertKept(before, after, ("a", "other"), ("b", "index"));
    }

    [Fact]
    public void After_NewLanguage_IsOfferedEverywhere()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());

        var after = before.After(tree.Write("b/locales/de.yaml", "b: {hi: Biene}"));

        Assert.Contains("\"lang\":\"de\"", Render(after, "a", "other", "de"), StringComparison.Ordinal);
        Assert.Contains("Biene", Render(after, "b", "index", "de"), StringComparison.Ordinal);
    }

    [Fact]
    public void After_LocaleRemoved_FallsBack()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());
        var path = Path.Combine(tree.Root, "a/locales/it.yaml");
        File.Delete(path);

        Assert.Contains("Hello", Render(before.After(path), "a", "index", "it"), StringComparison.Ordinal);
    }

    [Fact]
    public void After_PageBroken_KeepsServingTheLastGoodOne()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());

        var broken = before.After(tree.Write("a/pages/other.yaml", "- {kind: Txt}"));
        var brokenTwice = Warm(broken).After(tree.Write("a/pages/other.yaml", "- {"));
        var mended = brokenTwice.After(tree.Write("a/pages/other.yaml", "- {kind: Text, text: mended}"));

        Assert.Contains("other", Render(broken, "a", "other"), StringComparison.Ordinal);
        Assert.Contains("other", Render(brokenTwice, "a", "other"), StringComparison.Ordinal);
        Assert.NotEmpty(brokenTwice.Find("a")!.Pages["other"].Compilation.Diagnostics);
        Assert.Contains("mended", Render(mended, "a", "other"), StringComparison.Ordinal);
    }

    [Fact]
    public void After_PageAddedAndRemoved_FollowsTheFolder()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());
        var path = tree.Write("a/pages/extra.yaml", "[]");

        var added = before.After(path);
        File.Delete(path);
        var removed = added.After(path);

        Assert.NotNull(added.Page("a", "extra"));
        Assert.Null(removed.Page("a", "extra"));
        AssertKept(before, removed, ("a", "index"), ("a", "other"), ("b", "index"));
    }

    [Fact]
    public void After_RbacChanged_KeepsPagesAndChangesRoles()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());

        var after = before.After(tree.Write("a/rbac.yaml", "permissions: [a.view, a.run]\nassignments: {user: [a.run]}"));

        Assert.Equal(["a.run"], after.PermissionsOf("user"));
        AssertKept(before, after, ("a", "index"), ("a", "other"), ("b", "index"));
    }

    [Fact]
    public void After_FileThatNothingDependsOn_ChangesNothing()
    {
        using var tree = new ModuleTree(TwoModules);
        var before = Warm(tree.Load());

        Assert.Same(before, before.After(tree.Write("a/notes.txt", "x")));
        Assert.Same(before, before.After(tree.Write("elsewhere.yaml", "x")));
    }

    private static ModuleLibrary Warm(ModuleLibrary library)
    {
        foreach (var module in library.Modules)
        {
            foreach (var page in module.Pages.Keys)
            {
                Render(library, module.Name, page);
            }
        }

        return library;
    }

    private static string Render(ModuleLibrary library, string module, string page, string? language = null)
    {
        using var output = new JsonOutput();
        library.Page(module, page)!.For(new PageUser("super"), language).WriteResolved(output, ValueMap.Empty, ValueMap.Empty, default);
        return System.Text.Encoding.UTF8.GetString(output.Written);
    }

    private static void AssertKept(ModuleLibrary before, ModuleLibrary after, params (string Module, string Page)[] pages)
    {
        foreach (var (module, page) in pages)
        {
            Assert.Same(View(before, module, page), View(after, module, page));
        }
    }

    private static PageView View(ModuleLibrary library, string module, string page) =>
        library.Page(module, page)!.For(new PageUser("super"), null);
}
