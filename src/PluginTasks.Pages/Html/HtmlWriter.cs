using System.Text;

namespace PluginTasks.Pages.Html;

/// <summary>
/// Writes HTML so that what an author wrote can only ever become text or the value of a harmless
/// attribute: addresses and styles have types of their own, and an attribute that is not known to be
/// harmless is refused.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HashSet<string> Empty = ["meta", "input", "img", "hr", "br", "col"];

    private static readonly HashSet<string> Inline =
        ["a", "b", "button", "code", "input", "label", "option", "progress", "span", "strong", "summary", "time", "title", "dt", "dd", "legend"];

    private static readonly HashSet<string> Harmless =
    [
        "alt", "charset", "checked", "class", "colspan", "content", "datetime", "dir", "disabled", "for", "hidden", "http-equiv",
        "id", "lang", "list", "max", "maxlength", "min", "minlength", "multiple", "name", "open", "placeholder", "rel",
        "required", "role", "rows", "scope", "selected", "step", "tabindex", "target", "title", "type", "value",
    ];

    private readonly StringBuilder text = new();
    private readonly Stack<(string Name, bool HasBlocks)> open = new();
    private bool inTag;

    public void Doctype() => text.Append("<!doctype html>");

    public HtmlWriter Start(string name)
    {
        CloseTag();
        if (!Inline.Contains(name))
        {
            text.Append('\n');
            if (open.TryPop(out var outer))
            {
                open.Push(outer with { HasBlocks = true });
            }
        }

        text.Append('<').Append(name);
        open.Push((name, false));
        inTag = true;
        return this;
    }

    /// <summary>An attribute of the element just started; none where the value is null.</summary>
    public HtmlWriter With(string attribute, string? value)
    {
        if (!Harmless.Contains(attribute)
            && !attribute.StartsWith("aria-", StringComparison.Ordinal)
            && !attribute.StartsWith("data-", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{attribute}' is not an attribute that takes any text.", nameof(attribute));
        }

        return value is null ? this : Write(attribute, value);
    }

    /// <summary>An attribute that is there or not.</summary>
    public HtmlWriter With(string attribute, bool isThere) => With(attribute, isThere ? "" : null);

    public HtmlWriter Address(string attribute, SafeUrl url) => Write(attribute, url.Text);

    public HtmlWriter Style(Css css) => css.IsEmpty ? this : Write("style", css.ToString());

    public HtmlWriter Text(string value)
    {
        CloseTag();
        Escape(value);
        return this;
    }

    public HtmlWriter Markdown(MarkdownHtml markdown)
    {
        CloseTag();
        text.Append('\n').Append(markdown.Text);
        return this;
    }

    public HtmlWriter StyleSheet()
    {
        Start("style").CloseTag();
        text.Append('\n').Append(Html.StyleSheet.Text);
        return End();
    }

    public HtmlWriter End()
    {
        CloseTag();
        var (name, hasBlocks) = open.Pop();
        if (!Empty.Contains(name))
        {
            text.Append(hasBlocks ? "\n</" : "</").Append(name).Append('>');
        }

        return this;
    }

    /// <summary>An element that holds nothing but text.</summary>
    public HtmlWriter Element(string name, string value, string? classes = null) =>
        Start(name).With("class", classes).Text(value).End();

    public override string ToString() => text.ToString();

    private HtmlWriter Write(string attribute, string value)
    {
        if (!inTag)
        {
            throw new InvalidOperationException("Attributes come before what an element holds.");
        }

        text.Append(' ').Append(attribute).Append("=\"");
        Escape(value);
        text.Append('"');
        return this;
    }

    private void CloseTag()
    {
        if (inTag)
        {
            inTag = false;
            text.Append('>');
        }
    }

    /// <summary>Characters that HTML cannot hold, half a surrogate pair among them, become U+FFFD.</summary>
    private void Escape(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                case '\'':
                    text.Append("&#39;");
                    break;
                case < ' ' and not ('\n' or '\t') or >= 0x7f and < 0xa0:
                    text.Append('\uFFFD');
                    break;
                default:
                    text.Append(rune.ToString());
                    break;
            }
        }
    }
}
