namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Lists: the template once for each item.</summary>
internal static class ListHtml
{
    public static void List(ComponentPart part)
    {
        part.Page.Note(part.Binding("items"));
        if (part.Page.IsDefinition)
        {
            Template(part);
            return;
        }

        var items = part.Values("items");
        if (items.Count == 0)
        {
            part.Open("p", "pt-muted").Text(part.Text("empty_text")).End();
            return;
        }

        part.Open("ul", "pt-list");
        for (var i = 0; i < items.Count; i++)
        {
            Item(part, part.Scope.ForItem(items[i], i));
        }

        part.Html.End();
    }

    /// <summary>A definition has no items yet: the template stands there as it is written.</summary>
    private static void Template(ComponentPart part)
    {
        part.Open("div", "pt-list");
        if (part.Template("item_template", part.Scope) is { } template)
        {
            part.Page.Component(template);
        }

        ActionHtml.Items(part.Html, part.Entries("item_actions"));
        part.Html.End();
    }

    private static void Item(ComponentPart part, ItemScope scope)
    {
        var template = part.Template("item_template", scope);
        if (template is { IsShown: false })
        {
            return;
        }

        part.Html.Start("li");
        if (template is not null)
        {
            part.Page.Component(template);
        }
        else if (!part.IsHidden("item_template"))
        {
            part.Html.Text(part.Page.Show(scope.Evaluation.Item));
        }

        ActionHtml.Items(part.Html, part.Entries("item_actions", scope).Where(a => a.IsShown));
        part.Html.End();
    }
}
