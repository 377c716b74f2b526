using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Charts: the table that a browser has beside the drawing.</summary>
internal static class ChartHtml
{
    public static void Chart(ComponentPart part)
    {
        var series = part.Entries("series");
        var rows = part.Values("rows");
        part.OpenFrame("div", "pt-table").With("id", part.Id).With("role", "region")
            .With("aria-label", part.TextOrNull("aria_label") ?? part.TextOrNull("label") ?? part.Id).With("tabindex", "0");
        part.Page.Note(part.Binding("rows") ?? (rows.Count == 0 ? part.TextOrNull("empty_text") : null));
        part.Html.Start("table").Start("thead").Start("tr").Start("td").End();
        foreach (var one in series)
        {
            part.Html.Start("th").With("scope", "col").Text(one.TextOrNull("label") ?? one.Text("field")).End();
        }

        part.Html.End().End().Start("tbody");
        foreach (var row in rows)
        {
            Row(part, series, row);
        }

        part.Html.End().End().End();
    }

    private static void Row(ComponentPart part, IReadOnlyList<Part> series, Value row)
    {
        var axis = part.Get("x").Map is { } map && map.TryGetValue("field", out var field) ? field.Text : null;
        part.Html.Start("tr").Start("th").With("scope", "row").Text(part.Page.Show(TableRows.Cell(row, axis ?? ""))).End();
        foreach (var one in series)
        {
            part.Html.Start("td").With("class", "pt-number").Text(part.Page.Show(TableRows.Cell(row, one.Text("field")))).End();
        }

        part.Html.End();
    }
}
