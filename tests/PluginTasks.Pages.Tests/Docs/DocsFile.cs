using PluginTasks.Tests;

namespace PluginTasks.Pages.Tests.Docs;

/// <summary>A file of <c>docs/</c>.</summary>
internal static class DocsFile
{
    public static IReadOnlyList<string> Lines(string name) => File.ReadAllLines(RepositoryRoot.At("docs", name));

    /// <summary>The code blocks, each with what stands behind its first fence.</summary>
    public static IReadOnlyList<DocsBlock> Blocks(string name)
    {
        var lines = Lines(name);
        var blocks = new List<DocsBlock>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var start = i + 1;
            for (i = start; lines[i] != "```";)
            {
                i++;
            }

            blocks.Add(new DocsBlock(lines[start - 1][3..], string.Join('\n', lines.Skip(start).Take(i - start)), start));
        }

        return blocks;
    }
}
