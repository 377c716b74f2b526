using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Tests.Trees;

/// <summary>What pages become in both trees.</summary>
public sealed class TreeTests
{
    private static readonly PageUser User = new("user", ["m.view"]);

    [Theory]
    [InlineData("- {kind: Text, text: '@state/page/a'}", """{"a":1}""", """[{"kind":"Text","id":"text_0","props":{"text":1}}]""")]
    [InlineData("- {kind: Text, text: '@literal/@state/page/a'}", "{}", """[{"kind":"Text","id":"text_0","props":{"text":"@state/page/a"}}]""")]
    [InlineData("- {kind: Image, src: '@asset/a b.png', alt: ''}", "{}", """[{"kind":"Image","id":"image_0","props":{"src":"/assets/m/a%20b.png","alt":""}}]""")]
    [InlineData("- {kind: Text, size: sm, text: x, class: c}", "{}", """[{"kind":"Text","id":"text_0","props":{"text":"x","size":"sm","class":"c"}}]""")]
    [InlineData("- {kind: Button, label: b, action: {name: m.x, context: {a: 1, b: 1}}, params: {b: '@state/page/b'}}", """{"b":2}""", """[{"kind":"Button","id":"button_0","props":{"label":"b","action":{"name":"m.x","context":{"a":1,"b":2}}}}]""")]
    [InlineData("- {kind: Button, label: b, action: nav, params: {path: /hello}}", "{}", """[{"kind":"Button","id":"button_0","props":{"label":"b","action":{"name":"nav","context":{"path":"/hello"}}}}]""")]
    [InlineData("- {kind: Button, label: b, action: m.x, params: {type: data, path: /rows}}", "{}", """[{"kind":"Button","id":"button_0","props":{"label":"b","action":{"name":"m.x","context":[1]}}}]""")]
    [InlineData("- {kind: Button, label: b, action: m.x}", "{}", """[{"kind":"Button","id":"button_0","props":{"label":"b","action":{"name":"m.x","context":{}}}}]""")]
    [InlineData("- {kind: Divider, hide_if: {left: '@state/page/a', op: exists}}", """{"a":1}""", "[]")]
    [InlineData("- {kind: Divider, show_if: true, hide_if: {}}", "{}", """[{"kind":"Divider","id":"divider_0","props":{}}]""")]
    [InlineData("- {kind: Row, children: [{kind: Divider, show_if: {left: '@state/page/a', op: exists}}]}", "{}", """[{"kind":"Row","id":"row_0","props":{}}]""")]
    [InlineData("- {kind: Row, children: [{kind: Divider, required_permissions: [m.other]}]}", "{}", """[{"kind":"Row","id":"row_0","props":{}}]""")]
    [InlineData("- {kind: Row, capabilities: [children.append], children: []}", "{}", """[{"kind":"Row","id":"row_0","props":{}}]""")]
    [InlineData("- {kind: Tabs, tabs: [{id: a, label: A, children: [{kind: Divider}, {kind: Divider, hide_if: true}]}, {id: b, label: B, children: [{kind: Divider}]}]}", "{}", """[{"kind":"Tabs","id":"tabs_0","props":{"tabs":[{"id":"a","label":"A","children":[{"kind":"Divider","id":"tabs_0.a.divider_0","props":{}}]},{"id":"b","label":"B","children":[{"kind":"Divider","id":"tabs_0.b.divider_0","props":{}}]}]}}]""")]
    [InlineData("- {kind: DropdownMenu, label: x, items: [{label: a, action: m.a, show_if: {left: '@state/page/a', op: exists}}, {label: b, action: m.b, params: {x: 1}, required_permissions: [m.view]}, {label: c, action: m.c, required_permissions: [m.other]}]}", "{}", """[{"kind":"DropdownMenu","id":"dropdownmenu_0","props":{"label":"x","items":[{"label":"b","action":{"name":"m.b","context":{"x":1}}}]}}]""")]
    [InlineData("- {kind: List, items: '@data/rows', item_template: {kind: Text, text: '$item.name is $index', show_if: {left: $item.on, op: '==', right: true}}}", "{}", """[{"kind":"List","id":"list_0","props":{"items":[1],"item_template":{"kind":"Text","id":"list_0.item_template.text_0","show_if":{"left":"$item.on","op":"==","right":true},"props":{"text":"$item.name is $index"}}}}]""")]
    [InlineData("- {kind: List, items: [1], item_template: {kind: Divider, required_permissions: [m.other]}}", "{}", """[{"kind":"List","id":"list_0","props":{"items":[1],"item_template":null}}]""")]
    [InlineData("- {kind: List, items: [1], item_template: {kind: Divider, hide_if: {left: '@state/page/a', op: exists}}}", """{"a":1}""", """[{"kind":"List","id":"list_0","props":{"items":[1],"item_template":null}}]""")]
    [InlineData("- {kind: List, items: [1], item_template: {kind: Divider, hide_if: {left: '@state/page/a', op: exists}}}", "{}", """[{"kind":"List","id":"list_0","props":{"items":[1],"item_template":{"kind":"Divider","id":"list_0.item_template.divider_0","props":{}}}}]""")]
    [InlineData("- {kind: Text, text: $item.name}", "{}", """[{"kind":"Text","id":"text_0","props":{"text":"$item.name"}}]""")]
    [InlineData("- {kind: Select, options: '@action/m.load'}\n- {kind: Select, options: {type: action, name: m.load, default: [a]}}", "{}", """[{"kind":"Select","id":"select_0","props":{"options":null}},{"kind":"Select","id":"select_1","props":{"options":["a"]}}]""")]
    public void Resolved_Page_IsThis(string yaml, string store, string expected)
    {
        using var folder = new TestFolder(("pages/index.yaml", yaml));
        var page = folder.Compile();

        Assert.Empty(page.Diagnostics);
        Assert.Equal(expected, TestRender.Components(page.Page!, User, store, """{"rows":[1]}"""));
    }

    [Theory]
    [InlineData("- {kind: Text, text: '@state/page/a'}", """[{"kind":"Text","id":"text_0","props":{"text":{"type":"store","scope":"page","path":"/a"}}}]""")]
    [InlineData("- {kind: Text, text: {type: store, path: a, default: '@data/b'}}", """[{"kind":"Text","id":"text_0","props":{"text":{"type":"store","scope":"auto","path":"/a","default":{"type":"data","path":"/b"}}}}]""")]
    [InlineData("- {kind: Text, text: '@literal/@x'}", """[{"kind":"Text","id":"text_0","props":{"text":{"type":"literal","value":"@x"}}}]""")]
    [InlineData("- {kind: Text, text: {path: /a}}", """[{"kind":"Text","id":"text_0","props":{"text":{"type":"data","path":"/a"}}}]""")]
    [InlineData("- {kind: Select, options: {type: action, name: m.a, args: {x: '@data'}, default: [], cache_scope: page}}", """[{"kind":"Select","id":"select_0","props":{"options":{"type":"action","name":"m.a","args":{"x":{"type":"data","path":""}},"default":[],"cacheScope":"page"}}}]""")]
    [InlineData("- {kind: Text, text: {type: t, key: m.k, args: {n: '@state/page/n'}}}", """[{"kind":"Text","id":"text_0","props":{"text":{"type":"t","key":"m.k","args":{"n":{"type":"store","scope":"page","path":"/n"}},"message":"m.k"}}}]""")]
    [InlineData("- {kind: Divider, show_if: {left: '@state/a', op: '==', right: 1}, hide_if: {mode: or, conditions: [true]}}", """[{"kind":"Divider","id":"divider_0","show_if":{"left":{"type":"store","scope":"auto","path":"/a"},"op":"==","right":1},"hide_if":{"mode":"OR","conditions":[true]},"props":{}}]""")]
    [InlineData("- {kind: Row, capabilities: [children.append], children: [{kind: Divider, required_permissions: [m.other]}]}", """[{"kind":"Row","id":"row_0","capabilities":["children.append"],"props":{}}]""")]
    [InlineData("- {kind: List, items: [1], item_template: {kind: Divider, required_permissions: [m.other]}}", """[{"kind":"List","id":"list_0","props":{"items":[1],"item_template":null}}]""")]
    [InlineData("- {kind: DropdownMenu, items: [{label: a, action: m.a, hide_if: true}]}", """[{"kind":"DropdownMenu","id":"dropdownmenu_0","props":{"items":[{"label":"a","action":{"name":"m.a","context":{}},"hide_if":true}]}}]""")]
    public void Definition_Page_IsThis(string yaml, string expected)
    {
        using var folder = new TestFolder(("pages/index.yaml", yaml));
        var page = folder.Compile();

        Assert.Empty(page.Diagnostics);
        Assert.Equal(expected, TestRender.Definition(page.Page!, User));
    }

    [Fact]
    public void Resolved_GivenStores_WinOverThoseOfThePage()
    {
        using var folder = new TestFolder(("pages/index.yaml", """
            store: {page: {/a/b: 1, /a/c: 2, /d: "@data/d"}}
            data: {d: 4, e: 5}
            components:
              - kind: Button
                label: x
                action: m.x
                params: {a: "@state/page/a", d: "@state/page/d", e: "@data/e"}
            """));

        Assert.Contains(
            "\"context\":{\"a\":{\"b\":1,\"c\":9},\"d\":7,\"e\":5}",
            TestRender.Components(folder.Compile().Page!, User, """{"a":{"c":9}}""", """{"d":7}"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Trees_LongMessageShownOften_ShowItsKeyInTheEnd()
    {
        using var folder = new TestFolder(("pages/index.yaml", string.Concat(Enumerable.Repeat("- {kind: Text, text: '@t/m.long'}\n", 10_000))));
        Assert.True(LanguageTag.TryParse("en", out var english));
        var messages = new MessageCatalog([new Locale(english, [new("m.long", Message.Plain(new string('x', 100_000)))])], "en");

        var view = new PageViews(folder.Compile().Page!, messages).For(User, "en");

        Assert.InRange(view.Definition.Length, 8_000_000, 12_000_000);
    }

    [Fact]
    public void Resolved_TwoRenders_AreTheSameBytes()
    {
        using var folder = new TestFolder(("pages/index.yaml", "- {kind: Card, title: '@state/page/t', children: [{kind: Divider, show_if: true}]}"));
        var page = folder.Compile().Page!;

        Assert.Equal(TestRender.Components(page, User), TestRender.Components(page, User));
    }
}
