namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Components that lead elsewhere. An address that is refused leaves its text.</summary>
internal static class NavigationHtml
{
    public static void Link(ComponentPart part)
    {
        var written = part.Has("path") ? "path" : "href";
        var address = part.Binding(written) is null ? SafeUrl.TryOf(part.Text(written)) : null;
        if (address is null)
        {
            part.Open("span", "pt-link").Text(part.Text("text")).End();
            return;
        }

        var newTab = part.Flag("new_tab");
        part.Open("a", "pt-link").Address("href", address)
            .With("target", newTab ? "_blank" : null).With("rel", newTab ? "noopener noreferrer" : null)
            .Text(part.Text("text")).End();
    }

    public static void Breadcrumb(ComponentPart part)
    {
        part.OpenFrame("nav", "pt-breadcrumb").With("id", part.Id).With("aria-label", part.TextOrNull("aria_label") ?? "Breadcrumb");
        part.Page.Note(part.Binding("segments"));
        part.Html.Start("ol");
        var segments = part.Entries("segments");
        for (var i = 0; i < segments.Count; i++)
        {
            part.Html.Start("li").With("aria-current", i == segments.Count - 1 ? "page" : null);
            Anchor(part.Html, segments[i].Binding("path") is null ? segments[i].Text("path") : "", segments[i].Text("label"));
            part.Html.End();
        }

        part.Html.End().End();
    }

    public static void Anchor(HtmlWriter html, string address, string text)
    {
        if (SafeUrl.TryOf(address) is { } url)
        {
            html.Start("a").Address("href", url).Text(text).End();
        }
        else
        {
            html.Element("span", text);
        }
    }
}
