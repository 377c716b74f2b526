namespace PluginTasks.Modules.Tests.Checks;

/// <summary>What is wrong with modules beyond their single pages.</summary>
public sealed class LibraryCheckTests
{
    [Theory]
    [InlineData("name: m", "")]
    [InlineData("name: m\nversion: 1.2.0\nlabel: '@literal/M'\npriority: 3", "")]
    [InlineData("", "m/module.yaml:1 PT1101")]
    [InlineData("- name", "m/module.yaml:1 PT1101")]
    [InlineData("version: '1'", "m/module.yaml:1 PT1104")]
    [InlineData("name: other", "m/module.yaml:1 PT1105")]
    [InlineData("name: My-Module", "m/module.yaml:1 PT1105")]
    [InlineData("name: 5", "m/module.yaml:1 PT1103")]
    [InlineData("name: m\nversion: 1.2", "m/module.yaml:2 PT1103")]
    [InlineData("name: m\nprioritty: 1", "m/module.yaml:2 PT1102")]
    [InlineData("name: m\naccess:\n  - {resource_type: filesytem, operation: read, target: x}", "m/module.yaml:3 PT1103")]
    [InlineData("name: m\naccess:\n  - {resource_type: filesystem, operation: read}", "m/module.yaml:3 PT1104")]
    [InlineData("name: m\nlimits: {memory_mb: 0, cpus: 2}", "m/module.yaml:2 PT1103 m/module.yaml:2 PT1102")]
    [InlineData("name: m\nsettings:\n  key: {type: string, secrt: true}", "m/module.yaml:3 PT1102")]
    [InlineData("name: m\nschedules:\n  - {id: a, when: daily, task: m.x}\n  - {id: a, when: daily, agent: b}", "m/module.yaml:3 PT1602 m/module.yaml:4 PT1202")]
    [InlineData("name: m\nschedules:\n  - id: a\n    when: sometimes\n    agent: b", "m/module.yaml:4 PT1701")]
    [InlineData("name: m\nschedules:\n  - id: a\n    when: daily\n    timezone: Mars/Olympus\n    agent: b", "m/module.yaml:5 PT1701")]
    [InlineData("name: m\nschedules:\n  - {id: a, when: 90, agent: b}", "")]
    [InlineData("name: m\naccess:\n  - resource_type: filesystem\n    operation: read\n    target: /", "m/module.yaml:5 PT1801")]
    [InlineData("name: m\naccess:\n  - {resource_type: network, operation: receive, target: '*'}", "m/module.yaml:3 PT1802")]
    [InlineData("name: m\naccess:\n  - resource_type: network\n    operation: read\n    target: example.com", "m/module.yaml:4 PT1808")]
    [InlineData("name: m\naccess:\n  - {resource_type: filesystem, operation: reed, target: ./data}", "m/module.yaml:3 PT1103")]
    [InlineData("name: m\naccess:\n  - {resource_type: filesystem, operation: read, target: ./data}", "")]
    [InlineData("name: m\nassembly: ../../x.dll", "m/module.yaml:1 PT1302")]
    [InlineData("name: m\nlabel: '@t/m.none'", "m/module.yaml:2 PT1501")]
    [InlineData("name: m\nname: m", "m/module.yaml:2 PT1002")]
    public void Manifest_IsChecked(string manifest, string expected)
    {
        using var tree = new ModuleTree(("m/module.yaml", manifest));

        Assert.Equal(expected, tree.Codes());
    }

    [Theory]
    [InlineData("permissions: [m.a]\nassignments: {user: [m.a]}", "")]
    [InlineData("permissions: [other.a]", "m/rbac.yaml:1 PT1107")]
    [InlineData("permissions: [m.view]\nassignments:\n  user: [m.veiw]", "m/rbac.yaml:3 PT1108")]
    [InlineData("permissions: m.view", "m/rbac.yaml:1 PT1103")]
    [InlineData("permission: []", "m/rbac.yaml:1 PT1102")]
    [InlineData("[]", "m/rbac.yaml:1 PT1103")]
    public void Rbac_IsChecked(string rbac, string expected)
    {
        using var tree = new ModuleTree(("m/module.yaml", "name: m"), ("m/rbac.yaml", rbac));

        Assert.Equal(expected, tree.Codes());
    }

    [Theory]
    [InlineData("m: {a: x}", "")]
    [InlineData("m.a: x", "")]
    [InlineData("m: {a: {one: '1', other: '{count}'}}", "")]
    [InlineData("m: {a: {one: '1', many: 'x'}}", "m/locales/en.yaml:1 PT1503")]
    [InlineData("m: {a: {one: '1', othr: 'x'}}", "m/locales/en.yaml:1 PT1503")]
    [InlineData("m:\n  a: '{x'", "m/locales/en.yaml:2 PT1503")]
    [InlineData("m:\n  a: 5", "m/locales/en.yaml:2 PT1503")]
    [InlineData("m:\n  a: [x]", "m/locales/en.yaml:2 PT1503")]
    [InlineData("m: {a: x}\nother: {b: y}", "m/locales/en.yaml:2 PT1504")]
    [InlineData("m: {a: x}\nm.a: y", "m/locales/en.yaml:2 PT1002")]
    [InlineData("text", "m/locales/en.yaml:1 PT1503")]
    [InlineData("", "")]
    public void Locale_IsChecked(string locale, string expected)
    {
        using var tree = new ModuleTree(("m/module.yaml", "name: m"), ("m/locales/en.yaml", locale));

        Assert.Equal(expected, tree.Codes());
    }

    [Fact]
    public void Locales_ThatLackEachOthersKeys_AreReportedOnce()
    {
        using var tree = new ModuleTree(
            ("m/module.yaml", "name: m"),
            ("m/locales/en.yaml", "m:\n  a: x\n  b: y"),
            ("m/locales/it.yaml", "m:\n  b: y\n  c: z"),
            ("m/locales/it-CH.yaml", "m: {}"),
            ("m/locales/notalanguage!.yaml", "m: {}"));

        Assert.Equal(
            "m/locales/en.yaml:2 PT1502 m/locales/it.yaml:3 PT1502 m/locales/notalanguage!.yaml:1 PT1503", tree.Codes());
    }

    [Fact]
    public void JsonLocale_IsReadToo()
    {
        using var tree = new ModuleTree(
            ("m/module.yaml", "name: m"), ("m/locales/en.json", "{\"m\": {\"a\": \"x\"}}"), ("m/pages/index.yaml", "- {kind: Text, text: '@t/m.a'}"));

        Assert.Equal("", tree.Codes());
    }

    [Fact]
    public void Pages_WithNamesThatNothingHas_AreReported()
    {
        using var tree = new ModuleTree(
            ("m/module.yaml", "name: m"),
            ("m/rbac.yaml", "permissions: [m.view]"),
            ("m/locales/en.yaml", "m: {title: x}"),
            ("m/scripts/a.js", "// action(\"commented\")\naction(\"go\", function () { return 'action(\"text\")'; });\nobj.action('member');\ntask('work', function () {});"),
            ("m/pages/index.yaml", """
                title: "@t/m.titel"
                required_permissions: [m.veiw]
                components:
                  - {kind: Button, label: x, action: m.go}
                  - {kind: Button, label: x, action: nav}
                  - {kind: Button, label: x, action: m.goo}
                  - {kind: Button, label: x, action: m.commented}
                  - {kind: Button, label: x, action: m.text}
                  - {kind: Button, label: x, action: m.member}
                  - {kind: Button, label: x, action: go}
                  - {kind: Button, label: x, action: other.go, required_permissions: [other.view]}
                """));

        Assert.Equal(
            "1 PT1501 2 PT1108 6 PT1601 7 PT1601 8 PT1601 9 PT1601 10 PT1601 11 PT1601",
            tree.Codes().Replace("m/pages/index.yaml:", "", StringComparison.Ordinal));
    }

    [Fact]
    public void SourceOfCSharp_StandsInForAnAssemblyThatIsNotBuilt()
    {
        using var tree = new ModuleTree(
            ("m/module.yaml", "name: m\nassembly: lib/M.dll\nschedules: [{id: s, when: daily, task: m.work}]"),
            ("m/src/A.cs", "[Action(\"go\")] void Go() {}\n[BackgroundTask(\"work\")] void Work() {}"),
            ("m/pages/index.yaml", "- {kind: Button, label: x, action: m.go}\n- {kind: Button, label: x, action: m.stop}"));

        Assert.Equal("m/pages/index.yaml:2 PT1601", tree.Codes());
    }

    [Fact]
    public void TwoModulesOfOneName_AreReportedAtTheSecond()
    {
        using var first = new ModuleTree(("m/module.yaml", "name: m"));
        using var second = new ModuleTree(("m/module.yaml", "name: m"));
        var library = PluginTasks.Modules.Library.ModuleLibrary.Load([first.Root, second.Root]);

        var diagnostic = Assert.Single(PluginTasks.Modules.Checks.LibraryCheck.Run(library, library.Modules));

        Assert.Equal(("PT1106", $"{second.Root}/m/module.yaml"), (diagnostic.Code.Id, diagnostic.File));
    }

    [Theory]
    [InlineData("m/pages/a b.yaml", "m/pages/a b.yaml:1 PT1109")]
    [InlineData("m/pages/x.yml", "m/pages/x.yml:1 PT1109")]
    [InlineData("m/pages/readme.txt", "")]
    [InlineData("m/pages/.hidden.yaml", "")]
    public void PageFiles_AreNamedLikeRoutes(string path, string expected)
    {
        using var tree = new ModuleTree(("m/module.yaml", "name: m"), (path, "[]"));

        Assert.Equal(expected, tree.Codes());
    }

    [Theory]
    [InlineData("locales")]
    [InlineData("scripts")]
    [InlineData("assets")]
    public void Folder_ThatIsALinkOutOfTheModule_IsReported(string name)
    {
        using var tree = new ModuleTree(("m/module.yaml", "name: m"));
        Directory.CreateSymbolicLink(Path.Combine(tree.Root, "m", name), "/etc");

        Assert.Equal($"m/{name}:1 PT1302", tree.Codes());
    }

    [Fact]
    public void TwoPagesOfOneRoute_AreReportedAtTheSecond()
    {
        using var tree = new ModuleTree(("m/module.yaml", "name: m"), ("m/pages/a.yaml", "[]"), ("m/pages/a/index.yaml", "[]"));

        Assert.Equal("m/pages/a/index.yaml:1 PT1109", tree.Codes());
    }
}
