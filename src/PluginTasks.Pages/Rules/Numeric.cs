using System.Globalization;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Rules;

/// <summary>What compares as a number: numbers, and text that is one after trimming.</summary>
internal static class Numeric
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryRead(Value value, out double number)
    {
        number = value.Number;
        return value.IsNumber || (value.Text is { } text && TryRead(text, out number));
    }

    private static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        text = Trim(text);
        return IsNumber(text) && double.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
    }

    /// <summary><c>[+-]?(digits[.digits] or .digits)([eE][+-]?digits)?</c></summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        text = text is ['+' or '-', ..] ? text[1..] : text;
        var whole = Digits(text);
        text = text[whole..];
        if (text is ['.', ..])
        {
            var fraction = Digits(text[1..]);
            if (fraction == 0)
            {
                return false;
            }

            text = text[(1 + fraction)..];
        }
        else if (whole == 0)
        {
            return false;
        }

        if (text is ['e' or 'E', ..])
        {
            text = text is [_, '+' or '-', ..] ? text[2..] : text[1..];
            var exponent = Digits(text);
            return exponent > 0 && exponent == text.Length;
        }

        return text.Length == 0;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text is [var first, ..] && IsSpace(first))
        {
            text = text[1..];
        }

        while (text is [.., var last] && IsSpace(last))
        {
            text = text[..^1];
        }

        return text;
    }

    /// <summary>The characters that ECMAScript trims, so that host and browser agree.</summary>
    public static bool IsSpace(char c) => c is '\uFEFF' or (>= '\t' and <= '\r') ||
        (c != '\x85' && char.IsWhiteSpace(c) && c is not (>= '\x1C' and <= '\x1F'));
}
