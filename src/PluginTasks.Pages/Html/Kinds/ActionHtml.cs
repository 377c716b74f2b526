using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Buttons: real ones that can be reached with the keyboard, though nothing is there to answer them.</summary>
internal static class ActionHtml
{
    public static void Button(ComponentPart part)
    {
        var label = part.TextOrNull("label");
        var icon = part.TextOrNull("icon");
        part.OpenFrame("button", "pt-button" + part.ChoiceClass("variant") + part.ChoiceClass("mode") + part.ChoiceClass("size") + part.ChoiceClass("shape"))
            .With("id", part.Id).With("type", "button").With("disabled", part.Flag("disabled"))
            .With("aria-pressed", part.Flag("active") ? "true" : null)
            .With("aria-label", part.TextOrNull("aria_label") ?? (label is null ? icon : null))
            .With("data-action", Name(part.Get("action")));
        Icon(part.Html, icon);
        part.Html.Text(label ?? "").End();
    }

    public static void DropdownMenu(ComponentPart part)
    {
        part.Page.Note(part.Binding("items"));
        part.Open("details", "pt-menu");
        part.Html.Start("summary").With("class", "pt-button").With("aria-disabled", part.Flag("disabled") ? "true" : null);
        Icon(part.Html, part.TextOrNull("icon"));
        part.Html.Text(part.TextOrNull("label") ?? (part.Has("icon") ? part.Text("icon") : "…")).End();
        Items(part.Html, part.Entries("items").Where(a => a.IsShown));
        part.Html.End();
    }

    /// <summary>The actions of a menu, a card, a row: those that are offered, as buttons.</summary>
    public static void Items(HtmlWriter html, IEnumerable<Part> actions)
    {
        var offered = actions.ToList();
        if (offered.Count == 0)
        {
            return;
        }

        html.Start("ul").With("class", "pt-actions");
        foreach (var action in offered)
        {
            html.Start("li").Start("button").With("type", "button").With("class", "pt-button" + action.ChoiceClass("variant"))
                .With("data-action", Name(action.Get("action")));
            Icon(html, action.TextOrNull("icon"));
            html.Text(action.Text("label")).End().End();
        }

        html.End();
    }

    /// <summary>An icon beside a text that says the same.</summary>
    public static void Icon(HtmlWriter html, string? name)
    {
        if (name is not null)
        {
            html.Start("span").With("class", "pt-icon").With("aria-hidden", "true").With("title", name).Text("◈").End().Text(" ");
        }
    }

    private static string? Name(Value action) =>
        action.Text ?? (action.Map is { } map && map.TryGetValue("name", out var name) ? name.Text : null);
}
