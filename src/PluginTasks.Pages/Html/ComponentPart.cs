using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html;

/// <summary>A component of the tree.</summary>
internal sealed class ComponentPart(Value self, ItemScope scope, HtmlRendering page)
    : Part(self, ComponentCatalog.Find(Member(self, "kind").Text ?? "")?.Shape, scope, page)
{
    private readonly Value component = self;
    private string? id;

    public string Kind => Member(component, "kind").Text ?? "";

    /// <summary>Unique in the document: a template's is followed by the item's place.</summary>
    public string Id => id ??= Page.UniqueId((Member(component, "id").Text ?? "") + Scope.Suffix);

    private protected override Value Properties => Member(component, "props");

    /// <summary>Starts the element that stands for the component, with what is common to all of them.</summary>
    public HtmlWriter Open(string element, string classes, Css? css = null)
    {
        var label = TextOrNull("aria_label");
        var isBare = element is "div" or "span" or "p";
        return OpenFrame(element, classes, css)
            .With("id", Id)
            .With("role", label is not null && isBare ? "group" : null)
            .With("aria-label", label);
    }

    /// <summary>The same for an element that only holds the one with the id and the label.</summary>
    public HtmlWriter OpenFrame(string element, string classes, Css? css = null)
    {
        var grow = Get("grow");
        var style = (css ?? new Css())
            .Length("width", Get("width"))
            .Length("height", Get("height"))
            .Plain("flex-grow", grow.IsTrue ? 1 : grow.IsNumber ? grow.Number : null);
        var all = HtmlNames.Classes(classes, Get("class").Text);
        return Html.Start(element).With("class", all.Length > 0 ? all : null).Style(style);
    }
}
