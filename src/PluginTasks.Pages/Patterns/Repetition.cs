namespace PluginTasks.Pages.Patterns;

/// <summary>How often an atom is repeated; without a maximum, for ever.</summary>
internal readonly record struct Repetition(int Minimum, int? Maximum)
{
    public const int MaxCount = 1000;

    /// <summary>
    /// Reads an operator. Null where there is none: a brace that begins no count is a literal. A
    /// count too large to be told is <see cref="MaxCount"/> and one.
    /// </summary>
    public static Repetition? Read(PatternReader reader)
    {
        switch (reader.Peek())
        {
            case '*':
                reader.Skip(1);
                return new Repetition(0, null);
            case '+':
                reader.Skip(1);
                return new Repetition(1, null);
            case '?':
                reader.Skip(1);
                return new Repetition(0, 1);
            case '{':
                return ReadCounts(reader);
            default:
                return null;
        }
    }

    private static Repetition? ReadCounts(PatternReader reader)
    {
        var length = 1;
        if (ReadNumber(reader, ref length) is not { } minimum)
        {
            return null;
        }

        int? maximum = minimum;
        if (reader.Peek(length) == ',')
        {
            length++;
            maximum = null;
            if (reader.Peek(length) != '}')
            {
                maximum = ReadNumber(reader, ref length);
                if (maximum is null)
                {
                    return null;
                }
            }
        }

        if (reader.Peek(length) != '}')
        {
            return null;
        }

        reader.Skip(length + 1);
        return new Repetition(minimum, maximum);
    }

    /// <summary>RE2 takes no leading zeros.</summary>
    private static int? ReadNumber(PatternReader reader, ref int length)
    {
        if (!char.IsAsciiDigit(reader.Peek(length))
            || (reader.Peek(length) == '0' && char.IsAsciiDigit(reader.Peek(length + 1))))
        {
            return null;
        }

        var number = 0;
        for (; char.IsAsciiDigit(reader.Peek(length)); length++)
        {
            number = Math.Min(number * 10 + reader.Peek(length) - '0', MaxCount + 1);
        }

        return number;
    }
}
