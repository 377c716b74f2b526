namespace PluginTasks.Fuzz.Mutations;

/// <summary>What means something to YAML, to the page language, or to whoever shows text.</summary>
internal sealed class SpecialTokens(Random random)
{
    private const int LongestRepeat = 300;

    private static readonly string[] Tokens =
    [
        "@state/", "@state/page/a", "@state/global/a", "@state/page/a//b", "@state/page/~2", "@state", "@data/rows", "@data", "@include/", "@include/fragments/f1",
        "@include/fragments/../fragments/f0", "@include/../x", "@include//etc/passwd", "@param/", "@param/title", "@param/more/0", "@action/fuzz.x", "@t/", "@t/fuzz.title",
        "@t/fuzz.tasks", "@literal/", "@literal/@state/x", "@asset/", "@asset/../x", "@asset/a b", "@", "@x", "$item", "$item.a", "$index", "$", "$item.", "$item.a-b",
        "{{", "}}", "{", "}", "[", "]", "{}", "[]", "&a ", "*a", "&", "*", "<<", "<<: *a", "<<: {a: 1}", "? ", ": ", ":", "- ", "-", ", ", "#", " # ", "|", ">", "|2-\n", ">+\n",
        "!!str ", "!!int ", "!", "!a ", "%YAML 1.1\n---\n", "---\n", "...\n", "--- ", "\t", "\r", "\r\n", "\n", "\n  ", "\uFEFF", "\0", "\u0007", "\u001B[31m", "\u0085", "\u2028", "\u2029",
        "\u202E", "\uFFFD", "\u00A0", "\uD83D", "\uDE00", "\U0001F600", "e\u0301", "\\", "\\0", "\\e[31m", "\\n", "\\uD83D", "\\uDE00", "\\x", "\\U00110000", "\"", "'", "''", "`",
        "0", "-0", "1e308", "1e309", "-1e400", "1e-400", "9007199254740993", "99999999999999999999999999", "0x7FFFFFFFFFFFFFFFF", "0o777", ".inf", "-.inf", ".nan", "1_000", "1.5.5", "+1", ".5", "5.",
        "2147483648", "true", "True", "yes", "null", "~", "", "type: store", "type: t", "type: literal", "type", "path", "{type: store, path: a}", "{type: t, key: fuzz.tasks, args: {count: 2}}",
        "{type: action}", "{type: data, path: [], default: {type: data}}", "{path: /a}", "show_if", "show_if: true", "show_if: {left: 1, op: '==', right: 1}", "hide_if: {mode: OR, conditions: []}",
        "required_permissions: [fuzz.view]", "required_permissions", "capabilities: [text.set]", "children", "children: []", "kind", "kind: Text", "kind: Row", "id", "id: a", "id: a.b-c", "include: fragments/f0",
        "with: {title: x}", "params: {a: 1}", "action: fuzz.x", "matches", "in", "contains", "^(a+)+$", "(?i)x", "[\\d", "(a|b){2,1000}", "other", "one", "fuzz.", "fuzz.view", "module.yaml", "..", "/", "~1", "//",
        "a/b/c/d", "con", "\u0130", "\u00DF", "constructor", "__proto__", "toString",
    ];

    public string Next()
    {
        var token = Tokens[random.Next(Tokens.Length)];
        return random.Next(40) == 0 ? string.Concat(Enumerable.Repeat(token, random.Next(LongestRepeat))) : token;
    }
}
