using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Html;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Html;

/// <summary>What components become in a document.</summary>
public sealed class HtmlPageTests
{
    private static readonly PageUser User = new("user", ["m.view"]);

    public static TheoryData<string> Kinds => [.. ComponentCatalog.Names];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Find_KindOfTheCatalog_HasARenderer(string kind) => Assert.NotNull(KindRenderers.Find(kind));

    [Fact]
    public void Of_Page_IsADocumentOfItsOwn()
    {
        var html = HtmlPage.Of(ValueJson.Parse("""{"page":"m/x","lang":"ar","title":"A & B","components":[]}"""));

        Assert.StartsWith("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>", html, StringComparison.Ordinal);
        Assert.Contains("<title>A &amp; B</title>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- {kind: Title, id: a, text: 'x < y', level: 6}", "<h6 id=\"a\">x &lt; y</h6>")]
    [InlineData("- {kind: Text, id: a, text: x, muted: true, size: lg, class: 'mine \"bad', width: 50%, grow: true}", "<p class=\"pt-text pt-size-lg pt-muted mine\" style=\"width:50%;flex-grow:1\" id=\"a\">x</p>")]
    [InlineData("- {kind: Text, id: a, text: x, aria_label: y, error: broken}", "<p class=\"pt-text\" id=\"a\" role=\"group\" aria-label=\"y\">x</p>\n<p class=\"pt-error\" role=\"alert\">broken</p>")]
    [InlineData("- {kind: Markdown, id: a, text: '**b** <i>c</i> [d](javascript:e) [f](/g)'}", "<div class=\"pt-markdown\" id=\"a\">\n<p><strong>b</strong> &lt;i&gt;c&lt;/i&gt; d <a href=\"/g\">f</a></p></div>")]
    [InlineData("- {kind: Image, id: a, src: '@asset/l.png', alt: L, width: 120}", "<img class=\"pt-image\" style=\"width:120px\" id=\"a\" src=\"/assets/m/l.png\" alt=\"L\">")]
    [InlineData("- {kind: Alert, id: a, text: x, variant: danger}", "<div class=\"pt-alert pt-variant-danger\" id=\"a\" role=\"alert\">\n<p>x</p>\n</div>")]
    [InlineData("- {kind: Progress, id: a, label: L, value: 0.25}", "<div class=\"pt-progress\"><label for=\"a\">L</label><progress id=\"a\" max=\"1\" value=\"0.25\">25 %</progress><span class=\"pt-muted\">25 %</span></div>")]
    [InlineData("- {kind: Progress, id: a, value: null, show_percent: false}", "<div class=\"pt-progress\"><progress id=\"a\" aria-label=\"a\" max=\"1\"></progress></div>")]
    [InlineData("- {kind: Link, id: a, text: x, href: 'https://e.com/', new_tab: true}", "<a class=\"pt-link\" id=\"a\" href=\"https://e.com/\" target=\"_blank\" rel=\"noopener noreferrer\">x</a>")]
    [InlineData("- {kind: Link, id: a, text: x, href: 'javascript:alert(1)'}", "<span class=\"pt-link\" id=\"a\">x</span>")]
    [InlineData("- {kind: Descriptions, id: a, items: [{label: l, value: {x: 1}}]}", "<dl class=\"pt-descriptions\" id=\"a\">\n<div><dt>l</dt><dd>{&quot;x&quot;:1}</dd></div>\n</dl>")]
    [InlineData("- {kind: Button, id: a, label: x, action: m.y, variant: primary, disabled: true}", "<button class=\"pt-button pt-variant-primary\" id=\"a\" type=\"button\" disabled=\"\" data-action=\"m.y\">x</button>")]
    [InlineData("- {kind: Button, id: a, icon: trash, action: m.y}", "<button class=\"pt-button\" id=\"a\" type=\"button\" aria-label=\"trash\" data-action=\"m.y\"><span class=\"pt-icon\" aria-hidden=\"true\" title=\"trash\">◈</span> </button>")]
    [InlineData("- {kind: Checkbox, id: a, label: x, value: true, required: true, help: h}", "<div class=\"pt-field\"><label for=\"a\">x<span aria-hidden=\"true\"> *</span></label><input id=\"a\" name=\"a\" aria-describedby=\"a.help\" required=\"\" type=\"checkbox\" checked=\"\">\n<p class=\"pt-muted\" id=\"a.help\">h</p>\n</div>")]
    [InlineData("- {kind: TextField, id: a, label: x, input_type: password, value: secret}", "<div class=\"pt-field\"><label for=\"a\">x</label><input id=\"a\" name=\"a\" type=\"password\"></div>")]
    [InlineData("- {kind: Select, id: a, label: x, options: [red, {label: B, value: 2}], value: 2}", "<label for=\"a\">x</label>\n<select id=\"a\" name=\"a\"><option value=\"red\">red</option><option value=\"2\" selected=\"\">B</option></select>")]
    [InlineData("- {kind: Tabs, id: a, active: q, tabs: [{id: p, label: P}, {id: q, label: Q, badge: 3}]}", "<details name=\"a\"><summary>P</summary>\n<div class=\"pt-column\"></div>\n</details>\n<details name=\"a\" open=\"\"><summary>Q <span class=\"pt-badge\">3</span></summary>")]
    [InlineData("- {kind: Modal, id: a, title: T, open: true, children: [{kind: Divider, id: d}]}", "<section class=\"pt-dialog\" id=\"a\" role=\"dialog\" aria-label=\"T\">\n<h2>T</h2>\n<hr id=\"d\">\n</section>")]
    [InlineData("- {kind: BackgroundTask, id: a, task_id: t1}", "<article class=\"pt-card\" id=\"a\">\n<p><code>t1</code></p>\n</article>")]
    public void Of_Component_IsThis(string yaml, string expected) => Assert.Contains(expected, Resolved(yaml), StringComparison.Ordinal);

    [Fact]
    public void Of_BoundLevelOutOfRange_IsTheNearestHeading() =>
        Assert.Contains("<h6 id=\"a\">x</h6>", Resolved("- {kind: Title, id: a, text: x, level: '@state/page/l'}", """{"l":9.5}"""), StringComparison.Ordinal);

    [Fact]
    public void Of_ModalThatIsNotOpen_IsNotThere() =>
        Assert.DoesNotContain("dialog\"", Resolved("- {kind: Modal, id: a, open: '@state/page/open', children: []}"), StringComparison.Ordinal);

    [Fact]
    public void Of_Form_FirstValuesByName()
    {
        var html = Resolved("""
            - kind: Form
              id: f
              action: m.send
              values: {name: Ada, age: 36, plan: paid}
              model:
                - {name: name, type: text, label: Name, validations: [{rule: required}]}
                - {name: plan, type: radio, options: [free, paid]}
              children:
                - {kind: NumberField, id: age, label: Age}
            """);

        Assert.Contains("<input id=\"f.name\" name=\"name\" required=\"\" type=\"text\" value=\"Ada\">", html, StringComparison.Ordinal);
        Assert.Contains("value=\"paid\" checked=\"\"> paid</label>", html, StringComparison.Ordinal);
        Assert.Contains("<input id=\"age\" name=\"age\" type=\"number\" step=\"1\" value=\"36\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Definition_BindingsAreTheirText()
    {
        using var folder = new TestFolder(("pages/index.yaml", """
            - {kind: Text, id: a, text: {type: store, scope: page, path: /a, default: x}, show_if: {left: "@state/page/b", op: exists}}
            - {kind: Text, id: l, text: "@literal/@state/page/a"}
            - {kind: Select, id: s, label: S, options: "@action/m.load"}
            - {kind: List, id: i, items: "@data/rows", item_template: {kind: Text, id: t, text: $item.name, hide_if: {left: $item.x, op: exists}}}
            - {kind: Drawer, id: d, open: "@state/global/o"}
            """));

        var html = HtmlPage.Of(ValueJson.ParseTree(TestRender.DefinitionTree(folder.Compile().Page!, User)));

        Assert.Contains("id=\"a\">@state/page/a</p>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"l\">@state/page/a</p>", html, StringComparison.Ordinal);
        Assert.Contains("<option>@action/m.load</option>", html, StringComparison.Ordinal);
        Assert.Contains("@data/rows</p>\n<div class=\"pt-list\" id=\"i\">\n<p class=\"pt-text\" id=\"t\">$item.name</p>", html, StringComparison.Ordinal);
        Assert.Contains("role=\"dialog\" aria-label=\"d\">\n<p class=\"pt-note\">@state/global/o</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PageAsDeepAsItCanBe_IsADocument()
    {
        static string Nested(int levels, string inner) =>
            "- " + string.Concat(Enumerable.Repeat("{kind: Column, children: [", levels)) + inner + string.Concat(Enumerable.Repeat("]}", levels));
        using var folder = new TestFolder(("pages/index.yaml", Nested(30, "'@include/f0'")), ("f16.yaml", "- {kind: Text, id: last, text: x}"));
        for (var i = 0; i < 15; i++)
        {
            folder.Write($"f{i}.yaml", Nested(30, $"'@include/f{(i == 14 ? 16 : i + 1)}'"));
        }

        var page = folder.Compile();
        Assert.Empty(page.Diagnostics);
        var tree = TestRender.DefinitionTree(page.Page!, User);

        Assert.Contains("id=\"last\">x</p>", HtmlPage.Of(ValueJson.ParseTree(tree)), StringComparison.Ordinal);
        Assert.Contains("\"last\"", ValueJson.Indent(tree), StringComparison.Ordinal);
    }

    internal static string Resolved(string yaml, string store = "{}", string data = "{}")
    {
        using var folder = new TestFolder(("pages/index.yaml", yaml));
        var page = folder.Compile();
        Assert.Empty(page.Diagnostics);
        var html = HtmlPage.Of(TestRender.Tree(page.Page!, User, store, data));
        HtmlChecker.Check(html);
        return html;
    }
}
