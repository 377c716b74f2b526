using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html;

/// <summary>A tree as one HTML document that stands alone: no scripts, nothing that an author wrote unescaped.</summary>
public static class HtmlPage
{
    /// <summary>
    /// Belt and braces: should something slip through the escaping, a browser still runs none of it and
    /// sends nothing anywhere.
    /// </summary>
    private const string Policy =
        "default-src 'none'; img-src * file:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

    private static readonly string[] RightToLeft = ["ar", "fa", "he", "ur"];

    /// <summary>
    /// The document of a resolved tree. Of a definition tree it shows everything that may be there, and
    /// bindings as their text. The same tree gives the same text.
    /// </summary>
    public static string Of(Value tree)
    {
        var root = tree.Map ?? ValueMap.Empty;
        var page = new HtmlRendering(isDefinition: root.ContainsKey("store"));
        var html = page.Html;
        var language = HtmlNames.Language(Get(root, "lang").Text);
        var isRightToLeft = RightToLeft.Contains(language.Split('-')[0].ToLowerInvariant());
        html.Doctype();
        html.Start("html").With("lang", language).With("dir", isRightToLeft ? "rtl" : null);
        WriteHead(page, root);
        html.Start("body").Start("main");
        foreach (var component in Get(root, "components").List ?? ValueList.Empty)
        {
            page.Component(new ComponentPart(component, ItemScope.None, page));
        }

        html.End().End().End();
        return html.ToString();
    }

    private static void WriteHead(HtmlRendering page, ValueMap root)
    {
        var title = page.Show(Get(root, "title"));
        var html = page.Html;
        html.Start("head");
        html.Start("meta").With("charset", "utf-8").End();
        html.Start("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1").End();
        html.Start("meta").With("http-equiv", "Content-Security-Policy").With("content", Policy).End();
        html.Element("title", title.Length > 0 ? title : page.Show(Get(root, "page")));
        html.StyleSheet().End();
    }

    private static Value Get(ValueMap map, string key) => map.TryGetValue(key, out var value) ? value : default;
}
