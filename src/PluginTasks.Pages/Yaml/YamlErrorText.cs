using PluginTasks.Pages.Diagnostics;
using YamlDotNet.Core;

namespace PluginTasks.Pages.Yaml;

/// <summary>What to tell an author whose YAML does not parse, and where.</summary>
internal readonly record struct YamlErrorText(int Line, int Column, string Message)
{
    /// <summary>What the parser says, and what an author makes of it.</summary>
    private static readonly (string Said, string Meant)[] Meanings =
    [
        ("invalid mapping", "a ': ' inside of text starts a map here; quote the text, or mend the indentation"),
        ("expected ',' or ']'", "a list that starts with '[' is not closed; a ',' or ']' is missing"),
        ("expected ',' or '}'", "a map that starts with '{' is not closed; a ',' or '}' is missing"),
        ("unexpected end of stream", "a quote is opened and not closed"),
        ("wrong indentation", "a quote is opened and not closed"),
        ("cannot start any token", "text cannot start with this character; quote it"),
        ("expected <block end>", "this line is not indented like the ones it belongs to"),
        ("expected '-' indicator", "this line is not indented like the ones it belongs to"),
        ("expected key", "this line is not indented like the ones it belongs to"),
        ("could not find expected ':'", "a ':' is missing after this key"),
    ];

    public static YamlErrorText For(YamlException problem, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var line = Math.Clamp((int)problem.Start.Line, 1, lines.Length);
        var column = problem.Start.Line > lines.Length ? lines[^1].Length + 1 : Math.Max((int)problem.Start.Column, 1);
        if (problem.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) || Indent(lines[line - 1]).Contains('\t'))
        {
            var tabbed = Array.FindIndex(lines, l => Indent(l).Contains('\t'));
            return tabbed < 0
                ? new YamlErrorText(line, column, "a tab cannot stand here; use spaces")
                : new YamlErrorText(tabbed + 1, lines[tabbed].IndexOf('\t', StringComparison.Ordinal) + 1, "a tab cannot indent YAML; use spaces");
        }

        var rest = lines[line - 1].AsSpan(Math.Min(column - 1, lines[line - 1].Length));
        return rest is ['@' or '`', ..]
            ? new YamlErrorText(line, column, $"text that starts with '{rest[0]}' needs quotes")
            : new YamlErrorText(line, column, Meaning(problem.Message));
    }

    private static string Meaning(string said)
    {
        var known = Array.Find(Meanings, m => said.Contains(m.Said, StringComparison.OrdinalIgnoreCase));
        if (known.Meant is not null || said.Length == 0)
        {
            return known.Meant ?? "this is not valid YAML";
        }

        var rest = said[1..].TrimEnd('.').ReplaceLineEndings(" ");
        return $"this is not valid YAML: {char.ToLowerInvariant(said[0])}{Quoted.Escape(rest)}";
    }

    private static ReadOnlySpan<char> Indent(string line) => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length);
}
