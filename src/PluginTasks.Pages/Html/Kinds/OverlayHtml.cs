namespace PluginTasks.Pages.Html.Kinds;

/// <summary>What stands over the page. In a definition it is shown whether it will be open or not.</summary>
internal static class OverlayHtml
{
    public static void Modal(ComponentPart part) => Dialog(part, "pt-dialog" + part.ChoiceClass("size"), new Css());

    public static void Drawer(ComponentPart part)
    {
        var isWide = part.Choice("position") is "top" or "bottom";
        Dialog(part, "pt-dialog", new Css().Pixels(isWide ? "min-height" : "max-width", part.Number("dim")));
    }

    public static void Toast(ComponentPart part)
    {
        part.OpenFrame("div", "pt-alert pt-toast" + part.ChoiceClass("variant")).With("id", part.Id).With("role", "status")
            .With("aria-label", part.TextOrNull("aria_label"));
        if (part.TextOrNull("title") is { } title)
        {
            part.Html.Start("p").Element("strong", title).End();
        }

        part.Html.Element("p", part.Text("text")).End();
    }

    private static void Dialog(ComponentPart part, string classes, Css css)
    {
        if (!part.Flag("open") && !part.Page.IsDefinition)
        {
            return;
        }

        var title = part.TextOrNull("title");
        part.OpenFrame("section", classes, css).With("id", part.Id).With("role", "dialog")
            .With("aria-label", part.TextOrNull("aria_label") ?? title ?? part.Id);
        part.Page.Note(part.Binding("open"));
        if (title is not null)
        {
            part.Html.Element("h2", title);
        }

        part.Page.Children(part);
        part.Html.End();
    }
}
