using System.Text;

namespace PluginTasks.Pages.Patterns;

/// <summary>A place in a pattern's text, and the first error found.</summary>
internal sealed class PatternReader(string text)
{
    public int Position { get; private set; }

    public PatternError Error { get; private set; }

    public bool AtEnd => Position >= text.Length;

    /// <summary>What is still to be read.</summary>
    public ReadOnlySpan<char> Rest => text.AsSpan(Position);

    /// <summary>The unit that many places ahead; NUL, which has no meaning in a pattern, past the end.</summary>
    public char Peek(int ahead = 0) => Position + ahead < text.Length ? text[Position + ahead] : '\0';

    public ReadOnlySpan<char> Since(int position) => text.AsSpan(position, Position - position);

    public void Skip(int count) => Position = Math.Min(Position + count, text.Length);

    public bool TrySkip(char c)
    {
        if (AtEnd || text[Position] != c)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Not at the end. An unpaired surrogate reads as U+FFFD.</summary>
    public int TakeRune()
    {
        Rune.DecodeFromUtf16(Rest, out var rune, out var width);
        Position += width;
        return rune.Value;
    }

    /// <summary>Always false, so that a reader of syntax can return it.</summary>
    public bool Fail(string message, int position)
    {
        Error = new PatternError(message, position);
        return false;
    }
}
