namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>A place in an expression, and the first thing found wrong with it.</summary>
internal sealed class Cursor(string text)
{
    /// <summary>Beyond every limit here, yet small enough to calculate with.</summary>
    public const long TooLarge = 10_000_000_000_000;

    public string Text { get; } = text;

    public int Position { get; set; }

    public ScheduleError? Error { get; private set; }

    public bool AtEnd => Position >= Text.Length;

    /// <summary>The character here; at the end one that no expression contains.</summary>
    public char Current => AtEnd ? '\0' : Text[Position];

    public bool AtSpaceOrEnd => AtEnd || IsSpace(Current);

    public bool AtDigit => char.IsAsciiDigit(Current);

    public static bool IsSpace(char character) => character is ' ' or '\t';

    /// <summary>Refuses the expression. False, so that it can be returned.</summary>
    public bool Fail(int position, string message)
    {
        Error ??= new ScheduleError(message, position);
        return false;
    }

    public void SkipSpace()
    {
        while (IsSpace(Current))
        {
            Position++;
        }
    }

    public bool Accept(char expected)
    {
        if (char.ToLowerInvariant(Current) != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>The letters from here on, in lower case; empty where there are none.</summary>
    public string Word()
    {
        var start = Position;
        while (char.IsAsciiLetter(Current))
        {
            Position++;
        }

        return Text[start..Position].ToLowerInvariant();
    }

    /// <summary>The digits from here on; <see cref="TooLarge"/> where they make no number that anything here could use.</summary>
    public long? Number()
    {
        var start = Position;
        var value = 0L;
        for (; AtDigit; Position++)
        {
            value = Math.Min((value * 10) + (Current - '0'), TooLarge);
        }

        return Position == start ? null : value;
    }

    /// <summary>What is left of the text from a place on, without the space around it.</summary>
    public string Rest(int position) => Text[position..].Trim(' ', '\t');

    /// <summary>Whether nothing but space is left; else that is what is wrong.</summary>
    public bool Ends(string after)
    {
        SkipSpace();
        return AtEnd || Fail(Position, $"{Written.Show(Rest(Position))} is too much after {after}");
    }
}
