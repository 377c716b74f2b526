namespace PluginTasks.Pages.Tests.Compilation;

/// <summary>What authors get wrong, with the code and the place that each mistake gets.</summary>
public sealed class PageCompilerTests
{
    [Theory]
    [InlineData("- {kind: Text, text: x}", "")]
    [InlineData("[]", "")]
    [InlineData("components: []", "")]
    [InlineData("title: x", "")]
    [InlineData("", "PT1206@1:1")]
    [InlineData("just text", "PT1206@1:1")]
    [InlineData("components: {kind: Text}", "PT1206@1:1")]
    [InlineData("titel: x\ncomponents: []", "PT1204@1:1")]
    [InlineData("template: half", "PT1207@1:1")]
    [InlineData("public: yes", "PT1206@1:1")]
    [InlineData("store: {pgae: {}}", "PT1204@1:9")]
    [InlineData("store: {page: {a//b: 1}}", "PT1404@1:16")]
    [InlineData("store: []", "PT1206@1:1")]
    [InlineData("data: [1]", "PT1206@1:1")]
    [InlineData("on_load: 5", "PT1206@1:1")]
    public void Compile_Page_IsChecked(string yaml, string expected) => Assert.Equal(expected, TestFolder.Codes(yaml));

    [Theory]
    [InlineData("- {id: x}", "PT1201@1:3")]
    [InlineData("- text: x\n  id: 1x", "PT1201@1:3 PT1208@2:3")]
    [InlineData("- kind: Buton\n  id: x\n  lable: y", "PT1203@1:3")]
    [InlineData("- kind: 5", "PT1203@1:3")]
    [InlineData("- {kind: Text}", "PT1205@1:3")]
    [InlineData("- id: a\n  kind: Text", "PT1205@1:3")]
    [InlineData("- kind: Text\n  text: 5", "PT1206@2:3")]
    [InlineData("- kind: Text\n  text:", "PT1206@2:3")]
    [InlineData("- kind: Text\n  text: x\n  muted: yes", "PT1206@3:3")]
    [InlineData("- kind: Text\n  text: x\n  size: huge", "PT1207@3:3")]
    [InlineData("- kind: Title\n  text: x\n  level: 7", "PT1207@3:3")]
    [InlineData("- kind: Text\n  id: 1x\n  text: x", "PT1208@2:3")]
    [InlineData("- kind: Text\n  id: has space\n  text: x", "PT1208@2:3")]
    [InlineData("- kind: Text\n  id: 5\n  text: x", "PT1208@2:3")]
    [InlineData("- {kind: Text, id: A.b-C_1, text: x}", "")]
    [InlineData("- {kind: Text, text: x, children: []}", "PT1204@1:25")]
    [InlineData("- {kind: Row, children: {}}", "PT1206@1:15")]
    [InlineData("- {kind: Row, children: [5]}", "PT1206@1:26")]
    [InlineData("- {kind: Button, id: b}", "PT1205@1:3")]
    [InlineData("- {kind: Button, icon: x}", "")]
    [InlineData("- {kind: Button, label: x, params: {}}", "PT1205@1:28")]
    [InlineData("- {kind: Button, label: x, action: [a]}", "PT1206@1:28")]
    [InlineData("- {kind: Button, label: x, action: {nam: a.b}}", "PT1205@1:36 PT1204@1:37")]
    [InlineData("- {kind: Button, label: x, action: {name: a.b, confirm: {}}}", "PT1205@1:57")]
    [InlineData("- {kind: Link, text: x}", "PT1205@1:3")]
    [InlineData("- {kind: Link, text: x, path: /a, href: b}", "PT1207@1:35")]
    [InlineData("- {kind: SurfaceHost, surface_id: '@state/page/x'}", "PT1206@1:23")]
    [InlineData("- {kind: Progress, value: null}", "")]
    [InlineData("- {kind: Progress, value: 1.5}", "PT1207@1:20")]
    [InlineData("- {kind: Progress, value: '@t/m.x'}", "PT1206@1:20")]
    [InlineData("- {kind: Column, padding: [1, 2]}", "PT1207@1:18")]
    [InlineData("- {kind: Column, padding: [1, 2, x, 4]}", "PT1206@1:34")]
    [InlineData("- {kind: Tabs, tabs: [{id: a, label: A}, {id: a, label: B}]}", "PT1202@1:43")]
    [InlineData("- {kind: Tabs, tabs: [{id: a}]}", "PT1205@1:23")]
    [InlineData("- {kind: Tabs, tabs: [{id: a, label: A, children: [{kind: Txt}]}]}", "PT1203@1:53")]
    [InlineData("- {kind: Select, options: [a, 1, {value: 2, label: x}, {lable: y}]}", "PT1205@1:56 PT1204@1:57")]
    [InlineData("- {kind: TextField, validations: [{rule: regx}]}", "PT1207@1:36")]
    [InlineData("- {kind: TextField, validations: [{rule: regex, pattern: '(?=x)'}]}", "PT1405@1:49")]
    [InlineData("- {kind: Row, capabilities: [children.append]}", "")]
    [InlineData("- {kind: Row, capabilities: [childern.append]}", "PT1207@1:30")]
    [InlineData("- {kind: Row, capabilities: children.append}", "PT1206@1:15")]
    [InlineData("- {kind: Row, required_permissions: m.view}", "PT1206@1:15")]
    [InlineData("- {kind: Text, text: x, widht: 5}", "PT1204@1:25")]
    [InlineData("- {kind: Text, id: a, text: x}\n- {kind: Text, id: a, text: y}", "PT1202@2:16")]
    [InlineData("- {kind: Text, id: text_1, text: x}\n- {kind: Text, text: y}", "PT1202@2:3")]
    [InlineData("- {kind: Text, text: x, text: y, size: xl}", "PT1002@1:25 PT1207@1:34")]
    public void Compile_Component_IsChecked(string yaml, string expected) => Assert.Equal(expected, TestFolder.Codes(yaml));

    [Theory]
    [InlineData("true", "")]
    [InlineData("{}", "")]
    [InlineData("{mode: or, conditions: []}", "")]
    [InlineData("'@state/page/x'", "PT1401@2:3")]
    [InlineData("[]", "PT1401@2:3")]
    [InlineData("5", "PT1401@2:3")]
    [InlineData("", "PT1401@2:3")]
    [InlineData("{conditions: {}}", "PT1401@2:13")]
    [InlineData("{conditions: [yes]}", "PT1401@2:26")]
    [InlineData("{conditons: []}", "PT1401@2:13")]
    [InlineData("{mode: XOR, conditions: []}", "PT1207@2:13")]
    [InlineData("{left: 1, op: '=', right: 1}", "PT1402@2:22")]
    [InlineData("{left: 1, right: 1}", "PT1402@2:12")]
    [InlineData("{left: 1, op: '=='}", "PT1403@2:12")]
    [InlineData("{op: exists}", "PT1403@2:12")]
    [InlineData("{left: 1, op: exists}", "")]
    [InlineData("{left: 1, op: '==', rigth: 1}", "PT1401@2:32")]
    [InlineData("{left: '@state/page/a~2', op: exists}", "PT1404@2:13")]
    [InlineData("{left: x, op: matches, right: '(a'}", "PT1405@2:35")]
    [InlineData("{left: x, op: matches, right: 5}", "PT1405@2:35")]
    [InlineData("{left: x, op: matches, right: '@state/page/p'}", "")]
    public void Compile_Rule_IsChecked(string rule, string expected) =>
        Assert.Equal(expected, TestFolder.Codes($"- kind: Divider\n  show_if: {rule}"));

    [Theory]
    [InlineData("{type: store, scope: page, path: /a}", "")]
    [InlineData("{type: store, scope: pge, path: /a}", "PT1207@1:36")]
    [InlineData("{type: store, path: 5}", "PT1206@1:36")]
    [InlineData("{type: data}", "PT1404@1:22")]
    [InlineData("{type: data, path: a//b}", "PT1404@1:35")]
    [InlineData("{type: data, pth: /a}", "PT1204@1:35")]
    [InlineData("{type: t}", "PT1205@1:22")]
    [InlineData("{type: t, key: m.x, args: [1]}", "PT1206@1:42")]
    [InlineData("{type: action}", "PT1205@1:22")]
    [InlineData("{type: literal, value: 5}", "PT1206@1:16")]
    [InlineData("{path: /a}", "")]
    [InlineData("'@asset/../x.png'", "PT1302@1:16")]
    [InlineData("'@asset/a b.png'", "")]
    public void Compile_Binding_IsChecked(string value, string expected) =>
        Assert.Equal(expected, TestFolder.Codes($"- {{kind: Text, text: {value}}}"));

    [Fact]
    public void Compile_ManyProblems_GivesAllOfThemInOrder() => Assert.Equal(
        "PT1204@3:3 PT1203@5:7 PT1402@7:26 PT1207@9:3",
        TestFolder.Codes("""
            - kind: Column
              id: a
              spcing: 4
              children:
                - kind: Buton
                - kind: Divider
                  show_if: {left: 1, op: '~', right: 2}
            - kind: Alert
              variant: red
              text: x
            """));

    [Fact]
    public void Compile_Message_NamesThePlaceAndWhatWasMeant()
    {
        using var folder = new TestFolder(("pages/index.yaml", "- {kind: Divider}\n- kind: Row\n  children:\n    - kind: Buton\n"));

        var diagnostic = Assert.Single(folder.Compile().Diagnostics);

        Assert.Equal("pages/index.yaml:4:7: error PT1203: unknown kind 'Buton' at components[1].children[0]; did you mean 'Button'?", diagnostic.ToString());
    }

    [Fact]
    public void Compile_HostileNames_CannotForgeLines()
    {
        using var folder = new TestFolder(("pages/index.yaml", "- {kind: \"x\\ny: error\\e[31m\"}"));

        var diagnostic = Assert.Single(folder.Compile().Diagnostics);

        Assert.DoesNotContain(diagnostic.ToString(), char.IsControl);
    }

    [Theory]
    [InlineData(20_000, "")]
    [InlineData(20_001, "PT1004@20001:1")]
    public void Compile_ComponentCount_IsLimited(int count, string expected) =>
        Assert.Equal(expected.Replace(":1", ":3", StringComparison.Ordinal), TestFolder.Codes(string.Concat(Enumerable.Repeat("- {kind: Divider}\n", count))));

    [Fact]
    public void Compile_NothingButProblems_StopsAtAThousand()
    {
        using var folder = new TestFolder(("pages/index.yaml", string.Concat(Enumerable.Repeat("- {kind: X}\n", 5_000))));

        var diagnostics = folder.Compile().Diagnostics;

        Assert.Equal(1_001, diagnostics.Count);
        Assert.Equal("PT1008", diagnostics[^1].Code.Id);
    }
}
