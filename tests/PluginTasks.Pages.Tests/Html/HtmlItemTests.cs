namespace PluginTasks.Pages.Tests.Html;

/// <summary>Templates and rows: each item gets its own.</summary>
public sealed class HtmlItemTests
{
    private const string People = """{"people":[{"name":"Ada","on":true,"tags":["x","y"]},{"name":"$item.on","on":false,"tags":[]},{"on":true}]}""";

    [Fact]
    public void List_Template_OnceForEachItem()
    {
        var html = HtmlPageTests.Resolved("""
            - kind: List
              id: people
              items: "@data/people"
              item_template: {kind: Text, id: person, text: "$index: $item.name."}
              item_actions:
                - {label: "Stop $item.name", action: m.stop, show_if: {left: $item.on, op: "==", right: true}}
            """, data: People);

        Assert.Contains("id=\"person.0\">0: Ada.</p>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"person.1\">1: $item.on.</p>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"person.2\">2: .</p>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("data-action=\"m.stop\"").Length - 1);
        Assert.Contains(">Stop Ada</button>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void List_RuleOfTheTemplate_LeavesItemsOut()
    {
        var html = HtmlPageTests.Resolved("""
            - kind: List
              id: people
              items: "@data/people"
              item_template:
                kind: Row
                id: person
                show_if: {left: $item.on, op: "==", right: true}
                children:
                  - {kind: Text, id: name, text: $item.name, hide_if: {left: $item.name, op: empty}}
                  - {kind: Text, id: literal, text: z, show_if: {left: "@literal/@x", op: in, right: ["@literal/@x", $item.name]}}
            """, data: People);

        Assert.Equal(2, html.Split("<li>").Length - 1);
        Assert.Contains("id=\"name.0\">Ada</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"name.2\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- {kind: List, id: l, items: [one], item_template: {kind: Text, text: $item, required_permissions: [m.other]}}")]
    [InlineData("- {kind: List, id: l, items: [one], item_template: {kind: Text, text: $item, show_if: {left: '@state/page/on', op: exists}}}")]
    public void List_TemplateThatIsHidden_ShowsNoItems(string yaml) =>
        Assert.DoesNotContain(">one<", HtmlPageTests.Resolved(yaml), StringComparison.Ordinal);

    [Fact]
    public void List_WithoutATemplate_ShowsItemsAsText() =>
        Assert.Contains("<li>one</li>", HtmlPageTests.Resolved("- {kind: List, id: l, items: [one]}"), StringComparison.Ordinal);

    [Fact]
    public void List_InsideATemplate_InnerItemsAreTheirs()
    {
        var html = HtmlPageTests.Resolved("""
            - kind: List
              id: people
              items: "@data/people"
              item_template:
                kind: Card
                id: person
                title: $item.name
                children:
                  - kind: List
                    id: tags
                    items: $item.tags
                    empty_text: "none of $item.name"
                    item_template: {kind: Badge, id: tag, text: "#$item"}
                  - kind: Descriptions
                    id: facts
                    items: [{label: name, value: $item.name}]
                  - kind: Accordion
                    id: more
                    items: [{id: a, title: "About $item.name", children: [{kind: Text, id: about, text: $item.name}]}]
            """, data: People);

        Assert.Contains("id=\"tag.0.1\">#y</span>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"tags.1\">none of $item.on</p>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>name</dt><dd>Ada</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<summary>About Ada</summary>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"about.0\">Ada</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_Rows_SortedPagedAndFormatted()
    {
        var html = HtmlPageTests.Resolved("""
            - kind: DataTable
              id: runs
              rows: "@data/rows"
              sort: {field: at, direction: desc}
              page_size: 2
              selectable: multiple
              selected: [b]
              model:
                - {field: id, header: Name}
                - {field: at, type: date, format: yyyy-MM}
                - {field: size/kb, type: float, format: "0.00"}
                - {field: state, type: badge, options: [{label: Done, value: d}]}
                - {field: done, type: progress}
                - {field: ok, type: bool}
                - {field: url, type: link}
              row_actions:
                - {label: Open $item.id, action: m.open, hide_if: {left: $item.ok, op: "!=", right: true}}
            """, data: """
            {"rows":[
              {"id":"a","at":"2025-01-02T03:04:05Z"},
              {"id":"b","at":"2026-07-08","size":{"kb":1.5},"state":"d","done":0.5,"ok":true,"url":"/x"},
              {"id":"c","at":"2025-12-01","url":"javascript:alert(1)"}]}
            """);

        Assert.Contains("<th scope=\"col\" aria-sort=\"descending\">at</th>", html, StringComparison.Ordinal);
        Assert.Contains("""
            aria-label="b" checked=""></td>
            <td>b</td>
            <td><time datetime="2026-07-08">2026-07</time></td>
            <td class="pt-number">1.50</td>
            <td><span class="pt-badge">Done</span></td>
            <td><progress aria-label="done" max="1" value="0.5">50 %</progress></td>
            <td><span role="img" aria-label="true">✓</span></td>
            <td><a href="/x">/x</a></td>
            """.ReplaceLineEndings("\n"), html, StringComparison.Ordinal);
        Assert.Contains(">Open b</button>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">Open c</button>", html, StringComparison.Ordinal);
        Assert.Contains("<td><span>javascript:alert(1)</span></td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>a</td>", html, StringComparison.Ordinal);
        Assert.Contains("1–2 / 3</p>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("N999999999", "1234.5")]
    [InlineData("0.0 kg", "1234.5 kg")]
    [InlineData("#,##0.00", "1,234.50")]
    public void Table_NumberFormat_OnlyPatterns(string format, string expected) => Assert.Contains($">{expected}</td>", HtmlPageTests.Resolved(
        $"- {{kind: DataTable, rows: [{{n: 1234.5}}], model: [{{field: n, type: float, format: '{format}'}}]}}"), StringComparison.Ordinal);
}
