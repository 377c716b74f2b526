namespace PluginTasks.Modules.Code;

/// <summary>Walks over source text and finds calls whose first argument is a text: <c>name("text"</c>.</summary>
internal sealed class SourceWords(string source)
{
    private int at;

    public (string Name, string Text)? NextCall()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (c is '"' or '\'' or '`')
            {
                ReadText();
            }
            else if (c == '/' && Peek(1) == '/')
            {
                at = IndexAfter("\n");
            }
            else if (c == '/' && Peek(1) == '*')
            {
                at = IndexAfter("*/");
            }
            else if (char.IsLetter(c) || c == '_')
            {
                var isMember = at > 0 && source[at - 1] == '.';
                var name = ReadName();
                if (TryReadArgument() is { } text && !isMember)
                {
                    return (name, text);
                }
            }
            else
            {
                at++;
            }
        }

        return null;
    }

    private string ReadName()
    {
        var start = at;
        while (at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] == '_'))
        {
            at++;
        }

        return source[start..at];
    }

    private string? TryReadArgument()
    {
        var next = SkipSpace(at);
        if (next >= source.Length || source[next] != '(')
        {
            return null;
        }

        next = SkipSpace(next + 1);
        if (next >= source.Length || source[next] is not ('"' or '\''))
        {
            return null;
        }

        at = next;
        return ReadText();
    }

    private string ReadText()
    {
        var quote = source[at];
        var start = ++at;
        while (at < source.Length && source[at] != quote && (quote == '`' || source[at] != '\n'))
        {
            at += source[at] == '\\' ? 2 : 1;
        }

        at = Math.Min(at, source.Length);
        var text = source[start..at];
        at = Math.Min(at + 1, source.Length);
        return text;
    }

    private int SkipSpace(int from)
    {
        while (from < source.Length && char.IsWhiteSpace(source[from]))
        {
            from++;
        }

        return from;
    }

    private int IndexAfter(string end)
    {
        var found = source.IndexOf(end, at + 2 > source.Length ? source.Length : at + 2, StringComparison.Ordinal);
        return found < 0 ? source.Length : found + end.Length;
    }

    private char Peek(int ahead) => at + ahead < source.Length ? source[at + ahead] : '\0';
}
