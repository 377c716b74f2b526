using System.Text;

namespace PluginTasks.Sdk.Languages;

/// <summary>Splits a text at its placeholders, in one pass.</summary>
internal static class MessageReader
{
    public static (MessagePart[] Parts, string? Problem) Read(string text)
    {
        var parts = new List<MessagePart>();
        var literal = new StringBuilder();
        string? problem = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('{' or '}'))
            {
                literal.Append(c);
            }
            else if (i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{' && PlaceholderAt(text, i + 1) is { Length: > 0 } name)
            {
                EndLiteral();
                parts.Add(new MessagePart(name, IsPlaceholder: true));
                i += name.Length + 1;
            }
            else
            {
                literal.Append(c);
                problem ??= $"'{c}' at {i + 1} is not part of a placeholder such as {{name}}; a literal brace is written '{c}{c}'";
            }
        }

        EndLiteral();
        return ([.. parts], problem);

        void EndLiteral()
        {
            if (literal.Length > 0)
            {
                parts.Add(new MessagePart(literal.ToString(), IsPlaceholder: false));
                literal.Clear();
            }
        }
    }

    /// <summary>The name that begins here and is closed by a brace; else null.</summary>
    private static string? PlaceholderAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && IsNamePart(text[end], end == start))
        {
            end++;
        }

        return end > start && end < text.Length && text[end] == '}' ? text[start..end] : null;
    }

    private static bool IsNamePart(char c, bool isFirst) =>
        char.IsAsciiLetter(c) || c == '_' || (!isFirst && (char.IsAsciiDigit(c) || c is '.' or '-'));
}
