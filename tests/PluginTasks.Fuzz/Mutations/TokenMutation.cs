namespace PluginTasks.Fuzz.Mutations;

/// <summary>Puts in, takes out and replaces what stands between spaces and brackets.</summary>
internal sealed class TokenMutation(Random random)
{
    private const string Borders = " \n,:[]{}\"'";

    private readonly SpecialTokens special = new(random);

    public string Mutate(string text, string other)
    {
        var (start, end) = TokenIn(text);
        return random.Next(8) switch
        {
            0 => text[..start] + text[end..],
            1 => text[..start] + special.Next() + text[start..],
            2 => text[..end] + special.Next() + text[end..],
            3 => text[..start] + Token(other) + text[end..],
            4 => text[..end] + text[start..end] + text[end..],
            5 => Replace(text, text[start..end], Token(text)),
            6 => text[..start] + '"' + special.Next().Replace("\"", "\\\"", StringComparison.Ordinal) + '"' + text[end..],
            _ => text[..start] + special.Next() + text[end..],
        };
    }

    private static string Replace(string text, string token, string by) =>
        token.Length == 0 ? text : text.Replace(token, by, StringComparison.Ordinal);

    private string Token(string text)
    {
        var (start, end) = TokenIn(text);
        return text[start..end];
    }

    private (int Start, int End) TokenIn(string text)
    {
        var start = random.Next(text.Length + 1);
        while (start > 0 && !Borders.Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        var end = start;
        while (end < text.Length && !Borders.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return (start, end);
    }
}
