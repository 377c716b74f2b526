using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Tests.Docs;

/// <summary>
/// The examples of the documents are pages that work. A block is marked <c>yaml page</c> or
/// <c>yaml fragment=path</c>; a <c>text tree</c> block is what the page before it becomes.
/// </summary>
public sealed class ExamplesTests
{
    private const string FragmentMark = "yaml fragment=";

    [Fact]
    public void Components_EachExample_IsAPage()
    {
        var examples = DocsFile.Blocks("components.md").Where(b => b.Marks == "yaml").ToList();

        Assert.True(examples.Count >= Pages.Catalog.ComponentCatalog.Names.Count);
        Assert.All(examples, e => Assert.Equal("", TestFolder.Codes(e.Text)));
    }

    [Fact]
    public void Pages_EachExample_IsAPageAndBecomesWhatIsSaid()
    {
        var blocks = DocsFile.Blocks("pages.md");
        var fragments = blocks.Where(b => b.Marks.StartsWith(FragmentMark, StringComparison.Ordinal))
            .Select(b => (b.Marks[FragmentMark.Length..], b.Text)).ToArray();
        Assert.All(blocks, b => Assert.True(b.Marks is "yaml page" or "text tree" || b.Marks.StartsWith(FragmentMark, StringComparison.Ordinal), $"line {b.Line}: {b.Marks}"));

        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Marks == "yaml page")
            {
                var tree = Tree(blocks[i], fragments);
                Assert.True(i + 1 == blocks.Count || blocks[i + 1].Marks != "text tree" || blocks[i + 1].Text == tree, $"line {blocks[i].Line} becomes\n{tree}");
            }
        }
    }

    private static string Tree(DocsBlock page, (string Path, string Text)[] fragments)
    {
        using var folder = new TestFolder([.. fragments, ("pages/index.yaml", page.Text)]);
        var compiled = folder.Compile();
        Assert.Equal((page.Line, ""), (page.Line, TestFolder.Codes(compiled.Diagnostics)));
        var drawn = TreeText.Of(TestRender.Tree(compiled.Page!, new PageUser("super", [])));
        return drawn.Contains('\n', StringComparison.Ordinal) ? drawn[(drawn.IndexOf('\n', StringComparison.Ordinal) + 1)..] : "";
    }
}
