namespace PluginTasks.Testing.Tests.Modules;

public sealed class TestModuleTests : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("plugintasks-test-");

    public TestModuleTests()
    {
        Write("shop/module.yaml", "name: shop");
        Write("shop/rbac.yaml", "permissions: [shop.view, shop.buy]\nassignments: {user: [shop.view]}");
        Write("shop/locales/en.yaml", "shop: {title: Shop}");
        Write("shop/locales/it.yaml", "shop: {title: Negozio}");
        Write("shop/pages/index.yaml", """
            title: "@t/shop.title"
            required_permissions: [shop.view]
            components:
              - {kind: Text, id: count, text: "@state/page/count"}
              - {kind: Text, id: theme, text: "@state/global/theme"}
              - {kind: Text, id: rows, text: "@data/rows"}
              - {kind: Button, id: buy, label: Buy, action: nav, required_permissions: [shop.buy]}
            """);
        Write("shop/pages/broken.yaml", "- {kind: Txt}");
    }

    private string Folder => Path.Combine(parent.FullName, "shop");

    public void Dispose() => parent.Delete(recursive: true);

    [Fact]
    public void Load_Module_ListsPagesLanguagesAndDiagnostics()
    {
        var module = TestModule.Load(Folder);

        Assert.Equal("shop", module.Name);
        Assert.Equal(["broken", "index"], module.Pages);
        Assert.Equal(["en", "it"], module.Languages);
        Assert.Equal("shop/pages/broken.yaml:1:4: error PT1203: unknown kind 'Txt' at components[0]; did you mean 'Text'?", Assert.Single(module.Diagnostics));
    }

    [Fact]
    public void Load_NoModule_SaysWhereItLooked() =>
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => TestModule.Load("nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void Render_Options_ReachThePage()
    {
        var page = TestModule.Load(Folder).Render("index", new RenderOptions
        {
            Role = "user",
            Language = "it",
            PageStore = new { count = 3 },
            GlobalStore = new Dictionary<string, object> { ["theme"] = "dark" },
            Data = new { rows = new[] { 1, 2 } },
        });

        Assert.Equal("Negozio", page.Root.GetProperty("title").GetString());
        Assert.Equal(3, page.Find("count")!.Value.GetProperty("props").GetProperty("text").GetInt32());
        Assert.Equal("dark", page.Find("theme")!.Value.GetProperty("props").GetProperty("text").GetString());
        Assert.Equal("[1,2]", page.Find("rows")!.Value.GetProperty("props").GetProperty("text").GetRawText());
        Assert.Null(page.Find("buy"));
    }

    [Fact]
    public void Render_FurtherPermissions_OpenGates() =>
        Assert.NotNull(TestModule.Load(Folder).Render("index", new RenderOptions { Role = "user", Permissions = ["shop.buy"] }).Find("buy"));

    [Fact]
    public void Render_Definition_KeepsBindings() => Assert.Contains(
        "\"text\":{\"type\":\"store\",\"scope\":\"page\",\"path\":\"/count\"}",
        TestModule.Load(Folder).Render("index", new RenderOptions { Definition = true }).Json,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("indx", "super", "did you mean 'index'?")]
    [InlineData("broken", "super", "PT1203")]
    [InlineData("index", "guest", "shop.view")]
    public void Render_WhatCannotBe_SaysWhy(string page, string role, string expected) => Assert.Contains(
        expected,
        Assert.Throws<PageRenderException>(() => TestModule.Load(Folder).Render(page, new RenderOptions { Role = role })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Render_Text_IsATree() =>
        Assert.Contains("├─ Text count", TestModule.Load(Folder).Render("index").Text, StringComparison.Ordinal);

    private void Write(string path, string text)
    {
        var full = Path.Combine(parent.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
