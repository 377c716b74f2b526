using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html;

/// <summary>
/// What a renderer reads of a component or of a map inside one. Values may be of any type, since
/// bindings may have brought anything: what cannot be shown as asked for counts as left out.
/// </summary>
internal class Part(Value self, Shape? shape, ItemScope scope, HtmlRendering page)
{
    public HtmlRendering Page => page;

    public HtmlWriter Html => page.Html;

    public ItemScope Scope => scope;

    /// <summary>The map itself, or the bare value that stands in its place.</summary>
    public Value Self => scope.Fill(self);

    /// <summary>The rules that depend on the item. The server has decided all others.</summary>
    public bool IsShown => page.IsDefinition || !scope.HasItem || page.Rules.Shows(Member(self, "show_if"), Member(self, "hide_if"), scope);

    private protected virtual Value Properties => self;

    public Value Get(string name)
    {
        var value = scope.Fill(Member(Properties, name));
        return page.IsDefinition ? BindingText.Literal(value) ?? value : value;
    }

    public bool Has(string name) => !Get(name).IsNull;

    public string Text(string name) => page.Show(Get(name));

    /// <summary>Null where there is nothing to show.</summary>
    public string? TextOrNull(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public double? Number(string name) => Get(name) is { IsNumber: true } value ? value.Number : null;

    public bool Flag(string name) => Get(name).IsTrue;

    /// <summary>One of the texts that the catalog allows, or null.</summary>
    public string? Choice(string name) =>
        Get(name).Text is { } text && shape?.Find(name) is { } spec && spec.Allowed.Contains(text) ? text : null;

    /// <summary>A class for such a text: <c> pt-size-sm</c>; nothing where there is none.</summary>
    public string ChoiceClass(string name) => Choice(name) is { } choice ? $" pt-{name}-{choice}" : "";

    public IReadOnlyList<Value> Values(string name) => Get(name).List ?? ValueList.Empty;

    /// <summary>The members of a list, read under the item that this is read under, or under another one.</summary>
    public IReadOnlyList<Part> Entries(string name, ItemScope? under = null)
    {
        var written = Member(Properties, name);
        var inner = shape?.Find(name)?.Items?.Shape;

        // What an item brought is data; it is not looked through for references once more.
        return written.List is { } list
            ? [.. list.Select(v => new Part(v, inner, under ?? scope, page))]
            : [.. Values(name).Select(v => new Part(v, inner, ItemScope.None, page))];
    }

    /// <summary>Components below it, in place of which an item brings nothing.</summary>
    public IReadOnlyList<ComponentPart> Components(string name) =>
        [.. (Member(self, name).List ?? ValueList.Empty).Select(v => new ComponentPart(v, scope, page))];

    /// <summary>The component that shows one item of a list.</summary>
    public ComponentPart? Template(string name, ItemScope under) =>
        Member(Properties, name) is { Map: not null } template ? new ComponentPart(template, under, page) : null;

    /// <summary>The user does not see what stands there: it is null, not left out.</summary>
    public bool IsHidden(string name) => Properties.Map is { } map && map.TryGetValue(name, out var value) && value.IsNull;

    /// <summary>The text of a binding where a definition has one in place of a value.</summary>
    public string? Binding(string name) => page.IsDefinition ? BindingText.Of(Get(name)) : null;

    private protected static Value Member(Value value, string name) =>
        value.Map is { } map && map.TryGetValue(name, out var member) ? member : default;
}
