namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Components that arrange others.</summary>
internal static class LayoutHtml
{
    public static void Column(ComponentPart part) => Stack(part, "pt-column");

    public static void Row(ComponentPart part) =>
        Stack(part, part.Has("wrap") && !part.Flag("wrap") ? "pt-row pt-nowrap" : "pt-row");

    public static void Grid(ComponentPart part)
    {
        var columns = part.Number("columns");
        var css = new Css()
            .Pixels("gap", part.Number("gap"))
            .Plain("--pt-columns", columns is { } c ? Math.Max(1, Math.Truncate(c)) : null)
            .Pixels("--pt-cell", part.Number("min_column_width"));
        part.Open("div", columns is null ? "pt-grid" : "pt-grid pt-grid-fixed", css);
        part.Page.Children(part);
        part.Html.End();
    }

    public static void Card(ComponentPart part)
    {
        var css = new Css().Sides("padding", part.Get("padding")).Pixels("gap", part.Number("spacing"));
        part.Open("section", $"pt-card{part.ChoiceClass("variant")}", css);
        var actions = part.Entries("item_actions").Where(a => a.IsShown).ToList();
        if (part.Has("title") || part.Has("subtitle") || actions.Count > 0)
        {
            part.Html.Start("header").With("class", "pt-card-head");
            Line(part, "title", "pt-card-title");
            Line(part, "subtitle", "pt-muted");
            ActionHtml.Items(part.Html, actions);
            part.Html.End();
        }

        part.Page.Children(part);
        part.Html.End();
    }

    public static void ScrollArea(ComponentPart part)
    {
        var id = part.Id;
        var label = part.TextOrNull("aria_label") ?? id;
        part.OpenFrame("div", "pt-scroll", new Css().Length("max-height", part.Get("max_height")))
            .With("id", id).With("role", "region").With("aria-label", label).With("tabindex", "0");
        part.Page.Children(part);
        part.Html.End();
    }

    public static void Divider(ComponentPart part)
    {
        var vertical = part.Flag("vertical");
        if (part.TextOrNull("label") is not { } label)
        {
            part.Open("hr", vertical ? "pt-vertical" : "").With("aria-orientation", vertical ? "vertical" : null).End();
            return;
        }

        part.OpenFrame("div", vertical ? "pt-divider pt-vertical" : "pt-divider").With("id", part.Id)
            .With("role", "separator").With("aria-label", part.TextOrNull("aria_label") ?? label)
            .With("aria-orientation", vertical ? "vertical" : null);
        part.Html.Element("span", label).End();
    }

    public static void Spacer(ComponentPart part)
    {
        var size = part.Number("size");
        part.Open("div", size is null ? "pt-spacer" : "", new Css().Pixels("flex-basis", size).Pixels("min-height", size))
            .With("aria-hidden", "true").End();
    }

    public static void SurfaceHost(ComponentPart part)
    {
        part.Open("div", "pt-surface");
        part.Page.Note(part.Text("surface_id"));
        part.Html.End();
    }

    private static void Stack(ComponentPart part, string classes)
    {
        var css = new Css().Pixels("gap", part.Number("spacing")).Sides("padding", part.Get("padding"));
        part.Open("div", classes + part.ChoiceClass("align") + part.ChoiceClass("justify"), css);
        part.Page.Children(part);
        part.Html.End();
    }

    private static void Line(ComponentPart part, string name, string classes)
    {
        if (part.TextOrNull(name) is { } text)
        {
            part.Html.Element("p", text, classes);
        }
    }
}
