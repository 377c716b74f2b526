using System.Runtime.CompilerServices;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PluginTasks.Pages.Html;

/// <summary>
/// The HTML of Markdown: HTML in it is text, links lead nowhere dangerous. The only class that touches
/// the Markdown library, so that it is loaded only where there is Markdown.
/// </summary>
internal sealed class MarkdownHtml
{
    private MarkdownHtml(string text) => Text = text;

    public string Text { get; }

    /// <summary>Null for Markdown that nests deeper than is good for anybody.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static MarkdownHtml? TryOf(string markdown)
    {
        try
        {
            var pipeline = new MarkdownPipelineBuilder()
                .DisableHtml()
                .UsePipeTables()
                .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
                .Build();
            var document = Markdown.Parse(markdown, pipeline);
            RemoveDangerousLinks(document);
            return new MarkdownHtml(document.ToHtml(pipeline).TrimEnd('\n'));
        }
        catch (ArgumentException)
        {
            // The library's answer to input that nests too deeply.
            return null;
        }
    }

    private static void RemoveDangerousLinks(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().Where(l => SafeUrl.TryOf(l.GetDynamicUrl?.Invoke() ?? l.Url) is null).ToList())
        {
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && SafeUrl.TryOf(l.Url) is null).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
    }
}
