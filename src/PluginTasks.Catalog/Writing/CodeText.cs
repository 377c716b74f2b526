using System.Globalization;
using System.Text;

namespace PluginTasks.Catalog.Writing;

/// <summary>Text under construction: indented lines that end in a line feed.</summary>
internal sealed class CodeText(int indentSize = 4)
{
    private const int LongestLine = 160;

    private readonly StringBuilder text = new();
    private int depth;

    public CodeText Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * indentSize).Append(line);
        }

        text.Append('\n');
        return this;
    }

    /// <summary>Whether a line of C# can be written here as it is, or is better wrapped.</summary>
    public bool Fits(string line) => (depth * indentSize) + line.Length <= LongestLine;

    /// <summary>Writes the opening line, the body one step further in, and the closing line.</summary>
    public CodeText Block(string open, string close, Action body) => Line(open).Indented(body).Line(close);

    public CodeText Indented(Action body)
    {
        depth++;
        body();
        depth--;
        return this;
    }

    /// <summary>A C# block: braces on lines of their own.</summary>
    public CodeText Braces(string head, Action body)
    {
        Line(head);
        return Block("{", "}", body);
    }

    /// <summary>Writes each item, with an empty line between two.</summary>
    public CodeText Spaced<T>(IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                Line();
            }

            first = false;
            write(item);
        }

        return this;
    }

    public override string ToString() => text.ToString();

    public static string Quote(string value) =>
        "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
