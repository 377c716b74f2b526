using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Components that are little more than their text.</summary>
internal static class TextHtml
{
    private const int LowestLevel = 6;
    private const int DefaultLevel = 2;

    public static void Title(ComponentPart part)
    {
        var level = Math.Clamp(Math.Truncate(part.Number("level") ?? DefaultLevel), 1, LowestLevel);
        part.Open("h" + NumberText.Format(level), "").Text(part.Text("text")).End();
    }

    public static void Text(ComponentPart part)
    {
        var lines = part.Number("lines");
        var classes = "pt-text" + part.ChoiceClass("size") + part.ChoiceClass("weight") +
            (part.Flag("muted") ? " pt-muted" : "") + (lines is null ? "" : " pt-clamp");
        part.Open("p", classes, new Css().Plain("--pt-lines", lines)).Text(part.Text("text")).End();
    }

    public static void Markdown(ComponentPart part)
    {
        part.Open("div", "pt-markdown");
        var text = part.Text("text");
        if (part.Binding("text") is null && MarkdownHtml.TryOf(text) is { } markdown)
        {
            part.Html.Markdown(markdown);
        }
        else
        {
            Preformatted(part.Html, text);
        }

        part.Html.End();
    }

    public static void Code(ComponentPart part)
    {
        part.Open("pre", "pt-code");
        var language = part.TextOrNull("language");
        part.Html.Start("code").With("class", language is not null && HtmlNames.IsClass(language) ? $"language-{language}" : null);
        part.Html.Text(part.Text("text")).End().End();
    }

    public static void Badge(ComponentPart part) =>
        part.Open("span", "pt-badge" + part.ChoiceClass("variant")).Text(part.Text("text")).End();

    /// <summary>There are no pictures of icons in a document on its own: their names stand for them.</summary>
    public static void Icon(ComponentPart part)
    {
        var name = part.Text("name");
        part.OpenFrame("span", "pt-icon" + part.ChoiceClass("variant"), new Css().Pixels("font-size", part.Number("size")))
            .With("id", part.Id).With("role", "img").With("aria-label", part.TextOrNull("aria_label") ?? name).With("title", name)
            .Text("◈").End();
    }

    private static void Preformatted(HtmlWriter html, string text)
    {
        // The first line end of a pre is dropped by browsers, so one more stands before it.
        html.Start("pre").Text(text.StartsWith('\n') ? "\n" + text : text).End();
    }
}
