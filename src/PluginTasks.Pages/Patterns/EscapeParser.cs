namespace PluginTasks.Pages.Patterns;

/// <summary>Reads what a backslash begins. What depends on where it stands (<c>\b</c>, <c>\Q</c>) is not read here.</summary>
internal static class EscapeParser
{
    /// <summary>
    /// Reads <c>\d</c>, <c>\pL</c> and the like; false for an error. Where the backslash begins no
    /// set, nothing is read and the set is null.
    /// </summary>
    public static bool TryReadSet(PatternReader reader, out RuneSet? set)
    {
        set = null;
        if (reader.Peek() != '\\')
        {
            return true;
        }

        if (reader.Peek(1) is 'p' or 'P')
        {
            return TryReadUnicodeSet(reader, out set);
        }

        set = AsciiSets.FindPerl(reader.Peek(1));
        reader.Skip(set is null ? 0 : 2);
        return true;
    }

    /// <summary>Reads an escape that stands for one code point.</summary>
    public static bool TryReadRune(PatternReader reader, out int rune)
    {
        var start = reader.Position;
        rune = 0;
        reader.Skip(1);
        if (reader.AtEnd)
        {
            return reader.Fail("trailing backslash", start);
        }

        rune = reader.TakeRune();
        switch (rune)
        {
            case 'a': rune = '\a'; return true;
            case 'f': rune = '\f'; return true;
            case 'n': rune = '\n'; return true;
            case 'r': rune = '\r'; return true;
            case 't': rune = '\t'; return true;
            case 'v': rune = '\v'; return true;
            case 'x': return TryReadHexadecimal(reader, start, out rune);
            case '0':
            case >= '1' and <= '7' when IsOctal(reader.Peek()):
                rune = ReadOctal(reader, rune - '0');
                return true;
            case 'Z': return reader.Fail(@"\Z is not supported; \z is the end of the text", start);
            case 'k' or (>= '1' and <= '9'): return reader.Fail("back-references are not supported", start);
            default:
                return (rune < 128 && !char.IsAsciiLetterOrDigit((char)rune))
                    || reader.Fail($"unknown escape '{reader.Since(start)}'", start);
        }
    }

    private static bool TryReadUnicodeSet(PatternReader reader, out RuneSet? set)
    {
        set = null;
        var start = reader.Position;
        var isNegated = reader.Peek(1) == 'P';
        reader.Skip(2);
        if (!TryReadName(reader, start, out var name))
        {
            return false;
        }

        if (name is ['^', ..])
        {
            isNegated = !isNegated;
            name = name[1..];
        }

        if (UnicodeSets.Find(name) is not { } found)
        {
            return reader.Fail($"unknown Unicode class '{reader.Since(start)}'", start);
        }

        set = isNegated ? found.Outside : found.Inside;
        return true;
    }

    private static bool TryReadName(PatternReader reader, int start, out ReadOnlySpan<char> name)
    {
        name = default;
        if (reader.AtEnd)
        {
            return reader.Fail("missing name of a Unicode class", start);
        }

        if (reader.Peek() != '{')
        {
            var from = reader.Position;
            reader.TakeRune();
            name = reader.Since(from);
            return true;
        }

        var length = reader.Rest.IndexOf('}');
        if (length < 0)
        {
            return reader.Fail("missing } after the name of a Unicode class", start);
        }

        name = reader.Rest[1..length];
        reader.Skip(length + 1);
        return true;
    }

    private static bool TryReadHexadecimal(PatternReader reader, int start, out int rune)
    {
        rune = 0;
        if (!reader.TrySkip('{'))
        {
            if (!char.IsAsciiHexDigit(reader.Peek()) || !char.IsAsciiHexDigit(reader.Peek(1)))
            {
                return reader.Fail(@"\x needs two hexadecimal digits, or some in braces", start);
            }

            rune = (HexadecimalValue(reader.Peek()) << 4) + HexadecimalValue(reader.Peek(1));
            reader.Skip(2);
            return true;
        }

        var isEmpty = true;
        for (; char.IsAsciiHexDigit(reader.Peek()); reader.Skip(1))
        {
            isEmpty = false;
            rune = (rune << 4) + HexadecimalValue(reader.Peek());
            if (rune > RuneSet.MaxRune)
            {
                return reader.Fail("code point over 10FFFF", start);
            }
        }

        return (!isEmpty && reader.TrySkip('}'))
            || reader.Fail(@"\x{ needs hexadecimal digits and a closing brace", start);
    }

    private static int ReadOctal(PatternReader reader, int first)
    {
        var rune = first;
        for (var digits = 1; digits < 3 && IsOctal(reader.Peek()); digits++)
        {
            rune = (rune << 3) + reader.Peek() - '0';
            reader.Skip(1);
        }

        return rune;
    }

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    private static int HexadecimalValue(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
