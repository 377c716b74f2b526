using System.Globalization;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>A value as its column's type and format say.</summary>
internal static class CellHtml
{
    private const int LongestFormat = 64;

    public static void Write(Part column, Value value)
    {
        var html = column.Html;
        switch (column.Choice("type"))
        {
            case "int" or "float" when value.IsNumber:
                html.Text(Number(value.Number, column.TextOrNull("format")));
                break;
            case "bool" when value.IsBoolean:
                html.Start("span").With("role", "img").With("aria-label", column.Page.Show(value)).Text(value.IsTrue ? "✓" : "–").End();
                break;
            case "date" or "datetime" when value.Text is { } written:
                Date(html, written, column.TextOrNull("format") ?? (column.Choice("type") == "date" ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm"));
                break;
            case "enum":
                html.Text(Label(column, value));
                break;
            case "badge" when !value.IsNull:
                html.Element("span", Label(column, value), "pt-badge");
                break;
            case "progress" when value.IsNumber:
                ContentHtml.Bar(html.Start("progress").With("aria-label", column.TextOrNull("header") ?? column.Text("field")), value);
                break;
            case "link":
                NavigationHtml.Anchor(html, column.Page.Show(value), column.Page.Show(value));
                break;
            default:
                html.Text(column.Page.Show(value));
                break;
        }
    }

    private static string Label(Part column, Value value) =>
        column.Entries("options").Select(o => new ChoiceHtml.Option(o)).FirstOrDefault(o => o.IsChosen(value))?.Label ?? column.Page.Show(value);

    /// <summary>
    /// Patterns such as <c>0.00</c> alone: a standard format such as <c>N999999999</c> would be a way to
    /// fill the memory.
    /// </summary>
    private static string Number(double number, string? format)
    {
        if (format is null || format.Length > LongestFormat || !format.Any(c => c is '0' or '#') || char.IsAsciiLetter(format[0]))
        {
            return NumberText.Format(number);
        }

        try
        {
            return number.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return NumberText.Format(number);
        }
    }

    private static void Date(HtmlWriter html, string written, string format)
    {
        if (format.Length > LongestFormat || !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            html.Text(written);
            return;
        }

        try
        {
            html.Start("time").With("datetime", written).Text(date.ToString(format, CultureInfo.InvariantCulture)).End();
        }
        catch (FormatException)
        {
            html.Text(written).End();
        }
    }
}
