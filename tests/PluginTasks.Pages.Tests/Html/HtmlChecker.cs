using System.Net;
using System.Text.RegularExpressions;
using PluginTasks.Pages.Html;

namespace PluginTasks.Pages.Tests.Html;

/// <summary>
/// Reads a document far more strictly than a browser: every <c>&lt;</c> is a known tag with known
/// attributes, and tags are closed in order. What passes has nothing in it that could run.
/// </summary>
internal static partial class HtmlChecker
{
    private static readonly string[] Tags =
    [
        "html", "head", "meta", "title", "style", "body", "main", "div", "section", "article", "header", "nav", "h1", "h2", "h3", "h4", "h5", "h6",
        "p", "span", "strong", "em", "del", "blockquote", "code", "pre", "a", "img", "hr", "br", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td",
        "details", "summary", "button", "form", "fieldset", "legend", "label", "input", "select", "option", "textarea", "datalist", "progress", "time",
    ];

    private static readonly string[] Attributes =
    [
        "alt", "charset", "checked", "class", "colspan", "content", "datetime", "dir", "disabled", "for", "hidden", "href", "http-equiv", "id", "lang", "list", "max", "min",
        "multiple", "name", "open", "placeholder", "rel", "required", "role", "rows", "scope", "selected", "src", "step", "style", "tabindex", "target", "title", "type", "value",
        "data-action", "start",
    ];

    private static readonly string[] NeverClosed = ["meta", "input", "img", "hr", "br"];

    public static void Check(string document)
    {
        const string doctype = "<!doctype html>";
        Assert.StartsWith(doctype, document, StringComparison.Ordinal);
        var ids = new HashSet<string>();
        var open = new Stack<string>();
        var rest = document[doctype.Length..].Replace(StyleSheet.Text, "", StringComparison.Ordinal);
        var end = 0;
        foreach (Match tag in Tag().Matches(rest))
        {
            AssertText(rest[end..tag.Index]);
            end = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            Assert.Contains(name, Tags);
            if (tag.Groups["close"].Length > 0)
            {
                Assert.Equal(open.Pop(), name);
                continue;
            }

            foreach (Match attribute in Attribute().Matches(tag.Groups["attributes"].Value))
            {
                CheckAttribute(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value), ids);
            }

            if (!NeverClosed.Contains(name))
            {
                open.Push(name);
            }
        }

        AssertText(rest[end..]);
        Assert.Empty(open);
    }

    private static void AssertText(string text)
    {
        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('>', text);
    }

    private static void CheckAttribute(string name, string value, HashSet<string> ids)
    {
        Assert.True(Attributes.Contains(name) || name.StartsWith("aria-", StringComparison.Ordinal), name);
        Assert.False(name == "id" && !ids.Add(value), $"the id {value} stands twice");
        switch (name)
        {
            case "href" or "src":
                // A browser drops blanks and control characters before it looks for a scheme.
                var bare = string.Concat(value.Where(c => c > ' ')).Replace('\\', '/').ToLowerInvariant();
                Assert.DoesNotMatch("^(?!https?:|mailto:)[^/?#]*:|^//", bare);
                break;
            case "style":
                Assert.Matches("^[a-z-]+: ?[0-9a-z.% -]+;?(?:[a-z-]+: ?[0-9a-z.% -]+;?)*$", value);
                break;
            case "class":
                Assert.Matches("^[A-Za-z0-9_ -]+$", value);
                break;
        }
    }

    [GeneratedRegex("""<(?<close>/?)(?<name>[a-z0-9]+)(?<attributes>(?: [a-z-]+="[^"<>]*")*) ?/?>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[a-z-]+)="(?<value>[^"]*)" ?""")]
    private static partial Regex Attribute();
}
