using System.Globalization;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Components that show something beyond plain text.</summary>
internal static class ContentHtml
{
    private const int MostLines = 100;

    public static void Alert(ComponentPart part)
    {
        var variant = part.Choice("variant") ?? "info";
        part.OpenFrame("div", $"pt-alert pt-variant-{variant}").With("id", part.Id)
            .With("role", variant is "danger" or "warning" ? "alert" : "status").With("aria-label", part.TextOrNull("aria_label"));
        if (part.TextOrNull("title") is { } title)
        {
            part.Html.Start("p").Element("strong", title).End();
        }

        part.Html.Element("p", part.Text("text"));
        if (part.Flag("dismissible"))
        {
            part.Html.Start("button").With("type", "button").With("class", "pt-close").With("aria-label", "Close").Text("×").End();
        }

        part.Html.End();
    }

    public static void Progress(ComponentPart part)
    {
        part.OpenFrame("div", "pt-progress" + part.ChoiceClass("variant"));
        var label = part.TextOrNull("label");
        if (label is not null)
        {
            part.Html.Start("label").With("for", part.Id).Text(label).End();
        }

        part.Page.Note(part.Binding("value"));
        var spoken = part.TextOrNull("aria_label") ?? (label is null ? part.Id : null);
        Bar(part.Html.Start("progress").With("id", part.Id).With("aria-label", spoken), part.Get("value"));
        if (!part.Has("show_percent") || part.Flag("show_percent"))
        {
            part.Html.Element("span", Percent(part.Get("value")), "pt-muted");
        }

        part.Html.End();
    }

    /// <summary>Without a value it shows that no end is in sight.</summary>
    public static void Bar(HtmlWriter started, Value value) => started
        .With("max", "1")
        .With("value", value.IsNumber ? NumberText.Format(Math.Clamp(value.Number, 0, 1)) : null)
        .Text(Percent(value)).End();

    public static void Image(ComponentPart part)
    {
        var alt = part.Text("alt");
        var classes = "pt-image" + part.ChoiceClass("fit");
        if (SafeUrl.TryOf(part.Text("src")) is { } source && part.Binding("src") is null)
        {
            part.Open("img", classes).Address("src", source).With("alt", alt).End();
        }
        else
        {
            part.Open("span", classes + " pt-note").Text(part.Binding("src") ?? alt).End();
        }
    }

    public static void Descriptions(ComponentPart part)
    {
        part.Page.Note(part.Binding("items"));
        part.Open("dl", "pt-descriptions", new Css().Plain("--pt-columns", part.Number("columns")));
        foreach (var item in part.Entries("items"))
        {
            part.Html.Start("div").Element("dt", item.Text("label")).Element("dd", item.Text("value")).End();
        }

        part.Html.End();
    }

    public static void Skeleton(ComponentPart part)
    {
        part.Open("div", "pt-skeleton").With("aria-busy", "true");
        var lines = Math.Clamp(part.Number("lines") ?? 3, 1, MostLines);
        for (var i = 0; i < lines; i++)
        {
            part.Html.Start("div").Style(new Css().Pixels("height", part.Number("height"))).End();
        }

        part.Html.End();
    }

    private static string Percent(Value value) =>
        value.IsNumber ? string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(value.Number, 0, 1) * 100:0} %") : "";
}
