namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Sections that open and close: the browser does that for <c>details</c> by itself, without a script.</summary>
internal static class SectionHtml
{
    public static void Tabs(ComponentPart part)
    {
        part.Open("div", "pt-tabs");
        part.Page.Note(part.Binding("tabs"));
        var tabs = part.Entries("tabs");
        var active = tabs.FirstOrDefault(t => t.Text("id") == part.Text("active")) ?? (tabs.Count > 0 ? tabs[0] : null);
        foreach (var tab in tabs)
        {
            Section(part, tab, isOpen: tab == active, isAlone: true, "label");
        }

        part.Html.End();
    }

    public static void Accordion(ComponentPart part)
    {
        part.Open("div", "pt-accordion");
        part.Page.Note(part.Binding("items"));
        var open = part.Values("open").Select(v => v.Text).ToHashSet();
        foreach (var item in part.Entries("items"))
        {
            Section(part, item, open.Contains(item.Text("id")), !part.Flag("multiple"), "title");
        }

        part.Html.End();
    }

    private static void Section(ComponentPart part, Part section, bool isOpen, bool isAlone, string title)
    {
        // Of details with one name the browser keeps one open.
        part.Html.Start("details").With("name", isAlone ? part.Id : null).With("open", isOpen).Start("summary");
        ActionHtml.Icon(part.Html, section.TextOrNull("icon"));
        part.Html.Text(section.Text(title));
        if (section.TextOrNull("badge") is { } badge)
        {
            part.Html.Text(" ").Element("span", badge, "pt-badge");
        }

        part.Html.End().Start("div").With("class", "pt-column");
        part.Page.Children(section);
        part.Html.End().End();
    }
}
