using PluginTasks.Pages.Permissions;

namespace PluginTasks.Pages.Tests.Compilation;

public sealed class IncludeTests
{
    private const string Page = "pages/index.yaml";

    [Theory]
    [InlineData("- '@include/fragments/none'", "PT1301@1:3")]
    [InlineData("- '@include/pages'", "PT1301@1:3")]
    [InlineData("- '@include/../../etc/passwd'", "PT1302@1:3")]
    [InlineData("- '@include//etc/passwd'", "PT1302@1:3")]
    [InlineData("- '@include/pages/index'", "PT1303@1:3")]
    [InlineData("- {include: fragments/none}", "PT1301@1:4")]
    [InlineData("- {include: 5}", "PT1206@1:4")]
    [InlineData("- {include: x, wiht: {}}", "PT1301@1:4 PT1204@1:16")]
    [InlineData("- {kind: Text, text: '@param/x'}", "PT1305@1:16")]
    public void Compile_BadInclude_SaysWhere(string yaml, string expected) => Assert.Equal(expected, TestFolder.Codes(yaml));

    [Fact]
    public void Compile_LinkOutOfTheModule_IsRefused()
    {
        using var folder = new TestFolder((Page, "- '@include/fragments/link'\n- '@include/linked/passwd'\n"), ("fragments/x.yaml", ""));
        File.CreateSymbolicLink(Path.Combine(folder.Root, "fragments/link.yaml"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "linked"), "/etc");

        Assert.Equal("PT1302@1:3 PT1302@2:3", TestFolder.Codes(folder.Compile().Diagnostics));
    }

    [Fact]
    public void Compile_LinkInsideTheModule_IsFollowed()
    {
        using var folder = new TestFolder((Page, "- '@include/fragments/link'"), ("fragments/x.yaml", "- {kind: Divider}"));
        File.CreateSymbolicLink(Path.Combine(folder.Root, "fragments/link.yaml"), "x.yaml");

        Assert.Empty(folder.Compile().Diagnostics);
    }

    [Fact]
    public void Compile_LinksInACircle_IsNotFound()
    {
        using var folder = new TestFolder((Page, "- '@include/fragments/a'"), ("fragments/x.yaml", ""));
        File.CreateSymbolicLink(Path.Combine(folder.Root, "fragments/a.yaml"), "b.yaml");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "fragments/b.yaml"), "a.yaml");

        Assert.Equal("PT1301@1:3", TestFolder.Codes(folder.Compile().Diagnostics));
    }

    [Fact]
    public void Compile_ProblemInAFragment_IsReportedThere()
    {
        using var folder = new TestFolder((Page, "- '@include/fragments/a.yaml'"), ("fragments/a.yaml", "- {kind: Divider}\n- {kind: Txt}\n"));

        var diagnostic = Assert.Single(folder.Compile().Diagnostics);

        Assert.Equal(("fragments/a.yaml", 2, "PT1203"), (diagnostic.File, diagnostic.Line, diagnostic.Code.Id));
    }

    [Fact]
    public void Compile_Cycle_IsReportedWhereItCloses()
    {
        using var folder = new TestFolder(
            (Page, "- '@include/fragments/a'"), ("fragments/a.yaml", "- '@include/fragments/b'"), ("fragments/b.yaml", "- {kind: Divider}\n- '@include/fragments/a'"));

        var diagnostic = Assert.Single(folder.Compile().Diagnostics);

        Assert.Equal(("fragments/b.yaml", 2, "PT1303"), (diagnostic.File, diagnostic.Line, diagnostic.Code.Id));
    }

    [Theory]
    [InlineData(16, "")]
    [InlineData(17, "PT1304")]
    public void Compile_IncludeDepth_IsLimited(int levels, string code)
    {
        using var folder = new TestFolder((Page, "- '@include/f/1'"));
        for (var i = 1; i <= levels; i++)
        {
            folder.Write($"f/{i}.yaml", i == levels ? "- {kind: Divider}" : $"- '@include/f/{i + 1}'");
        }

        Assert.Equal(code, string.Join(' ', folder.Compile().Diagnostics.Select(d => d.Code)));
    }

    [Fact]
    public void Compile_IncludeBomb_IsRefused()
    {
        using var folder = new TestFolder((Page, "- '@include/f/1'"));
        for (var i = 1; i <= 15; i++)
        {
            folder.Write($"f/{i}.yaml", string.Concat(Enumerable.Repeat($"- '@include/f/{i + 1}'\n", 10)));
        }

        folder.Write("f/16.yaml", "[]");

        Assert.Contains("PT1004", TestFolder.Codes(folder.Compile().Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ParameterBomb_IsRefused()
    {
        var big = string.Join(',', Enumerable.Repeat("x", 5_000));
        var uses = string.Concat(Enumerable.Repeat("- {kind: Button, label: b, action: m.x, params: {a: '@param/big'}}\n", 500));
        using var folder = new TestFolder((Page, $"- {{include: f, with: {{big: [{big}]}}}}"), ("f.yaml", uses));

        Assert.Contains("PT1004", TestFolder.Codes(folder.Compile().Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_Parameters_ReachInnerFragmentsAndMayBeIds()
    {
        using var folder = new TestFolder(
            (Page, "- {include: outer, with: {id: a, title: One}}\n- {include: outer, with: {id: b, title: '@t/m.two'}}\n"),
            ("outer.yaml", "- {include: inner, with: {text: '@param/title', more: {deep: [x, '@param/id']}}}\n"),
            ("inner.yaml", "- {kind: Text, id: '@param/id', text: '@param/text', class: '@param/more/deep/1'}\n"));

        var page = folder.Compile();

        Assert.Empty(page.Diagnostics);
        Assert.Equal(
            """[{"kind":"Text","id":"a","props":{"text":"One","class":"a"}},{"kind":"Text","id":"b","props":{"text":"m.two","class":"b"}}]""",
            TestRender.Components(page.Page!, new PageUser("user")));
    }

    [Fact]
    public void Compile_UnknownParameter_SuggestsAnother()
    {
        using var folder = new TestFolder((Page, "- {include: f, with: {title: x}}"), ("f.yaml", "- {kind: Divider, label: '@param/titel'}"));

        Assert.Contains(folder.Compile().Diagnostics, d => d.Code.Id == "PT1305" && d.Message.Contains("'title'", StringComparison.Ordinal));
    }

    [Fact]
    public void Compile_Dependencies_AreWhatWasReadAndWhatWasLookedFor()
    {
        using var folder = new TestFolder((Page, "- '@include/f/a'\n- '@include/f/none'\n"), ("f/a.yaml", "[]"));

        Assert.Equal(["f/a", "f/a.yaml", "f/none", "f/none.yaml", "f/none.yml", Page], folder.Compile().DependsOn.Order(StringComparer.Ordinal));
    }
}
