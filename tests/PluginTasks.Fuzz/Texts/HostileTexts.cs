using System.Globalization;
using System.Text;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Fuzz.Texts;

/// <summary>Texts made to be slow, deep or large for whoever reads them. They start as small seeds and go up to the largest file.</summary>
public static class HostileTexts
{
    private const int SmallSize = 2_000;

    private static readonly (string Name, string Before, string Repeated, string After)[] Repeats =
    [
        ("open lists", "", "[", ""),
        ("open maps", "", "{", ""),
        ("open maps with keys", "", "{a: ", ""),
        ("nested lists of dashes", "", "- ", ""),
        ("dashes", "", "-", ""),
        ("dash lines", "", "-\n", ""),
        ("colons", "", ":", ""),
        ("colons and spaces", "", ": ", ""),
        ("question marks", "", "? ", ""),
        ("question lines", "", "? a\n", ""),
        ("questions in lists", "[", "? ", ""),
        ("anchors in a row", "", "&a ", ""),
        ("anchor lines", "", "- &a x\n", ""),
        ("stars", "", "*", ""),
        ("aliases", "- &a x\n", "- *a\n", ""),
        ("aliases in a flow list", "- &a x\n- [", "*a,", "]"),
        ("aliases as keys", "- &a x\n- {", "*a : 1,", "}"),
        ("single quotes", "", "'", ""),
        ("double quotes", "", "\"", ""),
        ("escapes", "\"", "\\x41", "\""),
        ("backslashes", "\"", "\\", "\""),
        ("carriage returns", "", "\r", ""),
        ("carriage returns in text", "a: x", "\r y", ""),
        ("next lines", "a: x", "\u0085", "y"),
        ("line separators", "a: x", "\u2028", "y"),
        ("paragraph separators", "a: \"x", "\u2029", "y\""),
        ("spaces", "a:", " ", "b"),
        ("tabs", "a:", "\t", "b"),
        ("newlines", "a:", "\n", " b"),
        ("newlines in quotes", "a: \"", "\n", "\""),
        ("newlines in a block", "a: |\n", "\n", " b"),
        ("comments", "", "# x\n", "a: 1"),
        ("comment in one line", "a: 1 ", "#", ""),
        ("directives", "", "%YAML 1.2\n", "---\na: 1"),
        ("unknown directives", "", "%X\n", "---\na: 1"),
        ("tag directives", "", "%TAG !a! b\n", "---\na: 1"),
        ("percent signs", "", "%", ""),
        ("tags", "", "!a ", "x"),
        ("exclamation marks", "", "!", ""),
        ("verbatim tag", "!<", "a", "> x"),
        ("documents", "", "---\n", ""),
        ("document ends", "", "...\n", ""),
        ("plain text in one line", "a: ", "x", ""),
        ("plain words", "a: ", "x ", ""),
        ("plain text over lines", "a: x\n", " x\n", ""),
        ("plain text with colons", "a: ", "x:", ""),
        ("plain text with hashes", "a: x", "#", ""),
        ("plain keys on one line", "", "a: ", ""),
        ("one key a line, the same", "", "a: 1\n", ""),
        ("a long key", "", "k", ": 1"),
        ("a long quoted key", "\"", "k", "\": 1"),
        ("a long key in a flow map", "{", "k", ": 1}"),
        ("words in a flow list", "[", "x,", "]"),
        ("commas", "[", ",", "]"),
        ("pairs in a flow list", "[", "a: 1,", "]"),
        ("quoted keys in a flow list", "[", "\"a\":1,", "]"),
        ("literal blocks", "", "- |\n x\n", ""),
        ("folded block", "a: >\n", " x\n", ""),
        ("folded block, more indented", "a: >\n x\n", "  x\n", ""),
        ("block indicators", "a: ", "|", ""),
        ("empty list items", "", "-\n", ""),
        ("components", "", "- {kind: Divider}\n", ""),
        ("components without a kind", "", "- {}\n", ""),
        ("unknown kinds", "", "- {kind: Buton}\n", ""),
        ("missing includes", "", "- '@include/x'\n", ""),
        ("unknown parameters", "", "- {kind: Text, text: '@param/x'}\n", ""),
        ("unknown keys of messages", "", "- {kind: Text, text: '@t/fuzz.titel'}\n", ""),
        ("unknown actions", "", "- {kind: Button, label: x, action: fuzz.strat}\n", ""),
        ("permissions", "- kind: Text\n  text: x\n  required_permissions: [", "fuzz.veiw,", "]"),
        ("conditions", "- kind: Text\n  text: x\n  show_if:\n    conditions: [", "{left: 1, op: '==', right: 1},", "]"),
        ("a deep path", "- {kind: Text, text: '@state/page", "/a", "'}"),
        ("a deep initial value", "store: {page: {'", "/a", "': 1}}"),
        ("a path of tildes", "- {kind: Text, text: '@state/page/", "~0", "'}"),
        ("a parameter with a long path", "- {kind: Text, text: '@param", "/a", "'}"),
        ("an include of dots", "- '@include/", "./", "x'"),
        ("an include up and down", "- '@include/", "pages/../", "x'"),
        ("an include of double dots", "- '@include/", "../", "x'"),
        ("a long include", "- '@include/", "x", "'"),
        ("item references", "- {kind: List, items: [1], item_template: {kind: Text, text: '", "$item.a ", "'}}"),
        ("a long item reference", "- {kind: List, items: [1], item_template: {kind: Text, text: '$item", ".a", "'}}"),
        ("dollars", "- {kind: List, items: [1], item_template: {kind: Text, text: '", "$", "'}}"),
        ("pattern of groups", "- {kind: Divider, show_if: {left: x, op: matches, right: '", "(", "'}}"),
        ("pattern of stars", "- {kind: Divider, show_if: {left: x, op: matches, right: '", "a*", "'}}"),
        ("pattern of alternatives", "- {kind: Divider, show_if: {left: x, op: matches, right: '", "a|", "'}}"),
        ("pattern of classes", "- {kind: Divider, show_if: {left: x, op: matches, right: '", "[^a]", "'}}"),
        ("pattern of counts", "- {kind: Divider, show_if: {left: x, op: matches, right: '", "a{9}", "'}}"),
        ("a long id", "- {kind: Divider, id: ", "a", "}"),
        ("braces in a message", "fuzz.a: '", "{", "'"),
        ("placeholders", "fuzz.a: '", "{a}", "'"),
        ("open placeholders", "fuzz.a: '", "{a", "'"),
        ("digits", "a: ", "9", ""),
        ("hexadecimal digits", "a: 0x", "f", ""),
        ("zeros", "a: 0.", "0", "1"),
        ("exponents", "a: 1", "e", ""),
        ("byte order marks", "", "\uFEFF", ""),
        ("faces", "a: ", "\U0001F600", ""),
        ("combining marks", "a: e", "\u0301", ""),
        ("right to left", "- {kind: ", "\u202E", "}"),
    ];

    /// <summary>All of them as large as a file can be.</summary>
    public static IEnumerable<(string Name, string Text)> Large => Of(YamlLimits.FileBytes).Concat(Numbered(YamlLimits.FileBytes));

    public static IEnumerable<(string Name, string Text)> Small => Of(SmallSize).Concat(Numbered(SmallSize));

    private static IEnumerable<(string Name, string Text)> Of(int size) =>
        Repeats.Select(r => (r.Name, r.Before + Repeat(r.Repeated, size - Encoding.UTF8.GetByteCount(r.Before + r.After)) + r.After));

    private static string Repeat(string text, int size) =>
        new StringBuilder().Insert(0, text, size / Encoding.UTF8.GetByteCount(text)).ToString();

    /// <summary>Texts whose parts differ from each other.</summary>
    private static IEnumerable<(string Name, string Text)> Numbered(int size)
    {
        yield return ("different anchors", Fill(size, "", i => $"- &a{i} x\n"));
        yield return ("different keys", Fill(size, "", i => $"k{i}: 1\n"));
        yield return ("different keys in a flow map", Fill(size - 1, "{", i => $"k{i}: 1,") + "}");
        yield return ("keys of a component", Fill(size, "- kind: Text\n", i => $"  k{i}: 1\n"));
        yield return ("different unknown keys of messages", Fill(size, "", i => $"- {{kind: Text, text: '@t/fuzz.k{i}'}}\n"));
        yield return ("different includes", Fill(size, "", i => $"- '@include/fragments/x{i}'\n"));
        yield return ("different permissions", Fill(size, "", i => $"- {{kind: Divider, required_permissions: [fuzz.p{i}]}}\n"));
        yield return ("messages", Fill(size, "", i => $"fuzz.k{i}: x\n"));
        yield return ("plural messages", Fill(size, "", i => $"fuzz.k{i}: {{one: a, other: b}}\n"));
        yield return ("messages under a long key", Fill(size, $"fuzz.{new string('x', size / 2)}:\n", i => $"  k{i}: x\n"));
        yield return ("children of a long id", Fill(size, $"- id: {new string('x', size / 2)}\n  kind: Row\n  children:\n", _ => "  - {kind: Divider}\n"));
        yield return ("steps of indentation", string.Concat(Enumerable.Range(0, (int)Math.Sqrt(2 * size) - 3).Select(i => new string(' ', i) + "a:\n")));
        yield return ("steps of dashes", string.Concat(Enumerable.Range(0, (int)Math.Sqrt(2 * size) - 3).Select(i => new string(' ', i) + "-\n")));
        yield return ("merges", Fill(size, "- &a {a: 1, b: 2, c: 3, d: 4, e: 5}\n", _ => "- {<<: *a}\n"));
        yield return ("merges of lists", Fill(size - 8, "- &a {a: 1}\n- {<<: [", _ => "*a,") + "]}");
        yield return ("a large map merged", Fill(size - 40, "- &a {", i => $"k{i}: 1,") + "}\n- {<<: *a}\n");
        yield return ("anchors around each other", Fill(size / 2, "", i => i < 60 ? $"&b{i} [" : "x,") + new string(']', 60));
        yield return ("anchors around aliases", Fill(size, "- &a [x, x, x, x]\n", i => $"- &b{i} [*a, {{a: *a}}]\n"));
        yield return ("parameters", Fill(size - 60, "- include: fragments/f0\n  with: {", i => $"k{i}: '@param/k{i}',") + "}\n");
        yield return ("a context under parameters", "- kind: Button\n  label: x\n  action:\n    name: fuzz.x\n    context: {" + Fill(size / 2 - 100, "", i => $"k{i}: 1,") + "}\n  params: {" + Fill(size / 2 - 100, "", i => $"k{i}: 2,") + "}\n");
        yield return ("stores", Fill(size, "store:\n  page:\n", i => $"    /a/k{i}: 1\n"));
        yield return ("nested stores", Fill(size, "store:\n  page:\n", i => $"    /{string.Join('/', Enumerable.Range(0, i % 60).Select(d => $"a{d}"))}/k: 1\n"));
        yield return ("deep components", Deep(30));
        yield return ("text under aliases", $"- &t {{kind: Text, text: \"{new string('x', size / 2)}\"}}\n" + Fill(size / 2 - 100, "", i => $"- {{<<: *t, id: i{i}}}\n"));
        yield return ("patterns", Fill(size, "", i => $"- {{kind: Divider, show_if: {{left: aaaaaaaaaaaaaaaaaaaaaaaab, op: matches, right: '(a*)*{i}$'}}}}\n"));
        yield return ("a pattern over a long text", $"- {{kind: Divider, show_if: {{left: {new string('a', Math.Min(size / 2, 5_000))}, op: matches, right: '(a?){{900}}b'}}}}\n");
    }

    private static string Fill(int size, string before, Func<int, string> part)
    {
        var text = new StringBuilder(before);
        for (var i = 0; ; i++)
        {
            var next = part(i);
            if (text.Length + next.Length > size)
            {
                return text.ToString();
            }

            text.Append(next);
        }
    }

    private static string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("[{kind: Row, children: ", levels)) + "[]" + string.Concat(Enumerable.Repeat("}]", levels));
}
