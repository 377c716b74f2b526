using System.Globalization;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Tables: the page of rows that is shown first, in its order.</summary>
internal static class TableHtml
{
    public static void DataTable(ComponentPart part)
    {
        var columns = part.Entries("model");
        var rows = TableRows.Of(part);
        part.OpenFrame("div", "pt-table").With("id", part.Id).With("role", "region")
            .With("aria-label", part.TextOrNull("aria_label") ?? part.Id).With("tabindex", "0");
        part.Page.Note(part.Binding("rows") ?? part.TextOrNull("remote_service"));
        ActionHtml.Items(part.Html, part.Entries("selection_actions").Where(a => a.IsShown));
        part.Html.Start("table");
        Head(part, columns);
        part.Html.Start("tbody");
        for (var i = 0; i < rows.Shown.Count; i++)
        {
            Row(part, columns, rows.Shown[i], i);
        }

        if (rows.Shown.Count == 0 && part.TextOrNull("empty_text") is { } empty)
        {
            var width = columns.Count + (IsSelectable(part) ? 1 : 0);
            part.Html.Start("tr").Start("td").With("colspan", width.ToString(CultureInfo.InvariantCulture)).Text(empty).End().End();
        }

        part.Html.End().End();
        if (rows.Total > rows.Shown.Count)
        {
            part.Page.Note(string.Create(CultureInfo.InvariantCulture, $"{rows.First + 1}–{rows.First + rows.Shown.Count} / {rows.Total}"));
        }

        part.Html.End();
    }

    private static void Head(ComponentPart part, IReadOnlyList<Part> columns)
    {
        var sorted = TableRows.Sort(part);
        part.Html.Start("thead").Start("tr");
        if (IsSelectable(part))
        {
            part.Html.Start("td").End();
        }

        foreach (var column in columns)
        {
            var field = column.Text("field");
            part.Html.Start("th").With("scope", "col").Style(new Css().Length("width", column.Get("width")))
                .With("aria-sort", sorted?.Field == field ? sorted.IsDescending ? "descending" : "ascending" : null)
                .Text(column.TextOrNull("header") ?? field).End();
        }

        if (part.Entries("row_actions").Count > 0)
        {
            part.Html.Start("td").End();
        }

        part.Html.End().End();
    }

    private static void Row(ComponentPart part, IReadOnlyList<Part> columns, Value row, int index)
    {
        part.Html.Start("tr");
        if (IsSelectable(part))
        {
            Selector(part, row);
        }

        foreach (var column in columns)
        {
            part.Html.Start("td").With("class", column.Choice("type") is "int" or "float" ? "pt-number" : null);
            CellHtml.Write(column, TableRows.Cell(row, column.Text("field")));
            part.Html.End();
        }

        var actions = part.Entries("row_actions", ItemScope.None.ForItem(row, index));
        if (actions.Count > 0)
        {
            part.Html.Start("td");
            ActionHtml.Items(part.Html, actions.Where(a => a.IsShown));
            part.Html.End();
        }

        part.Html.End();
    }

    private static bool IsSelectable(ComponentPart part) => part.Choice("selectable") is "single" or "multiple";

    private static void Selector(ComponentPart part, Value row)
    {
        var key = TableRows.Cell(row, part.TextOrNull("row_key") ?? "id");
        part.Html.Start("td").Start("input").With("type", part.Choice("selectable") == "single" ? "radio" : "checkbox")
            .With("name", part.Id + ".selected").With("aria-label", part.Page.Show(key))
            .With("checked", part.Values("selected").Contains(key)).End().End();
    }
}
