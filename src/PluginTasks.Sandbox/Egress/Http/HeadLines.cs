using System.Buffers;
using System.Text;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>The lines of a whole head.</summary>
internal static class HeadLines
{
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static bool IsToken(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(Token);

    /// <param name="head">As <see cref="HeadScanner"/> found it.</param>
    /// <exception cref="EgressException">A header cannot be read, or there are too many.</exception>
    public static (string First, IReadOnlyList<HeaderField> Fields) Read(ReadOnlySpan<byte> head, int maxHeaders)
    {
        // The last two are the empty line and what is after it: nothing.
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        if (lines.Length - 3 > maxHeaders)
        {
            throw new EgressException(EgressReason.TooLarge, "There are too many headers.");
        }

        return (lines[0], [.. lines[1..^2].Select(Field)]);
    }

    private static HeaderField Field(string line)
    {
        if (line[0] is ' ' or '\t')
        {
            throw EgressException.Malformed("a header goes on in a second line");
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsToken(line.AsSpan(0, colon))
            ? new HeaderField(line[..colon], line[(colon + 1)..].Trim(' ', '\t'))
            : throw EgressException.Malformed("a header has no proper name");
    }
}
