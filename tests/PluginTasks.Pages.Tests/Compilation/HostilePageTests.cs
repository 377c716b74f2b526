using PluginTasks.Pages.Permissions;

namespace PluginTasks.Pages.Tests.Compilation;

/// <summary>Pages that cost more than they look.</summary>
public sealed class HostilePageTests
{
    private const string Page = "pages/index.yaml";

    [Fact]
    public void Compile_InitialValueAtADeepPath_IsRefused() =>
        Assert.Equal("PT1005@1:16", TestFolder.Codes("store: {page: {" + string.Concat(Enumerable.Repeat("/a", 65)) + ": 1}}"));

    [Theory]
    [InlineData(256, "")]
    [InlineData(257, "PT1404@1:16")]
    [InlineData(400_000, "PT1404@1:16")]
    public void Compile_KeysOfAPath_AreLimited(int keys, string codes) =>
        Assert.Equal(codes, TestFolder.Codes("- {kind: Text, text: '@state/page" + string.Concat(Enumerable.Repeat("/a", keys)) + "'}"));

    [Fact]
    public void Compile_ManyPropertiesMisspelt_EndsSoon()
    {
        var page = "- kind: Text\n  text: x\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"  txt{i}: 1\n"));

        Assert.Contains("PT1008", TestFolder.Codes(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ManyParametersUsedOften_EndsSoon()
    {
        using var folder = new TestFolder(
            (Page, "- include: f\n  with:\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"    p{i}: x\n"))),
            ("f.yaml", string.Concat(Enumerable.Range(0, 15_000).Select(i => $"- {{kind: Text, text: '@param/p{i + 20_000}'}}\n"))));

        Assert.Empty(folder.Compile().Diagnostics);
    }

    [Fact]
    public void Compile_ManyIncludesOfNothing_AreLookedForOnce()
    {
        using var folder = new TestFolder((Page, string.Concat(Enumerable.Repeat("- '@include/f/none'\n", 20_000))));

        var diagnostics = folder.Compile().Diagnostics;

        Assert.Equal("PT1301", diagnostics[0].Code.Id);
        Assert.Equal("PT1008", diagnostics[^1].Code.Id);
    }

    [Fact]
    public void Compile_EndlessIncludePath_IsNotFound() =>
        Assert.Equal("PT1301@1:3", TestFolder.Codes("- '@include/" + string.Concat(Enumerable.Repeat("pages/../", 100_000)) + "x'"));

    [Fact]
    public void Compile_ChildrenOfAnEndlessId_AreNotNamedAfterIt()
    {
        var page = $"- kind: Row\n  id: {new string('x', 500_000)}\n  children:\n" + string.Concat(Enumerable.Repeat("  - {kind: Divider}\n", 10_000));

        Assert.Equal("PT1208@2:3", TestFolder.Codes(page));
    }

    [Fact]
    public void Compile_LongTextByManyAliases_IsRefused()
    {
        var page = $"- &t {{kind: Text, text: '{new string('x', 500_000)}'}}\n" + string.Concat(Enumerable.Repeat("- *t\n", 100));

        Assert.Contains("PT1004", TestFolder.Codes(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ComponentsNestedByIncludes_AreLimited()
    {
        const int Levels = 50;
        var inner = "- " + string.Concat(Enumerable.Repeat("{kind: List, items: [], item_template: ", Levels)) + "{kind: Row, children: ['@include/f/NEXT']}" + new string('}', Levels);
        using var folder = new TestFolder((Page, "- '@include/f/1'"));
        for (var i = 1; i <= 15; i++)
        {
            folder.Write($"f/{i}.yaml", i == 15 ? "- {kind: Divider}" : inner.Replace("NEXT", $"{i + 1}", StringComparison.Ordinal));
        }

        Assert.Equal("PT1005", string.Join(' ', folder.Compile().Diagnostics.Select(d => d.Code)));
    }

    [Fact]
    public void Compile_ParametersNestedInParameters_AreLimited()
    {
        var deep = new string('[', 30) + "'@param/x'" + new string(']', 30);
        using var folder = new TestFolder((Page, $"- {{include: f/1, with: {{x: 1}}}}"));
        for (var i = 1; i <= 4; i++)
        {
            folder.Write($"f/{i}.yaml", i == 4 ? "- {kind: Select, options: '@param/x'}" : $"- {{include: f/{i + 1}, with: {{x: {deep}}}}}");
        }

        Assert.Contains(folder.Compile().Diagnostics, d => d.Code.Id == "PT1005");
    }

    [Fact]
    public void Trees_OfTheDeepestPage_CanBeRead()
    {
        const int Levels = 31;
        using var folder = new TestFolder((Page, string.Concat(Enumerable.Repeat("[{kind: Row, children: ", Levels)) + "[]" + string.Concat(Enumerable.Repeat("}]", Levels))));
        var page = folder.Compile();

        Assert.Empty(page.Diagnostics);
        Assert.Contains("row_0.row_0", TestRender.Components(page.Page!, new PageUser("user")), StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_AboutWhatAnAuthorWrote_CannotForgeLines()
    {
        using var folder = new TestFolder((Page, "- {kind: Form, model: {\"a\\nb\\e[31m\": {type: x}}}\n- {kind: Text, \"te\\u202Ext\": x}\n"), ("f\u001B[1m.yaml", "- '@include/f\u001B[1m'"));

        Assert.All(folder.Compile().Diagnostics, d => Assert.DoesNotContain(d.ToString(), c => char.IsControl(c) || c == '\u202E'));
        Assert.NotEmpty(folder.Compile().Diagnostics);
    }
}
