using System.Globalization;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Yaml;

/// <summary>The core schema of YAML 1.2: what a plain scalar means.</summary>
internal static class ScalarSchema
{
    /// <summary>False for what the schema calls a number and JSON cannot say.</summary>
    public static bool TryResolve(string text, out Value value)
    {
        value = Value.Of(text);
        if (text.Length == 0)
        {
            value = Value.Null;
            return true;
        }

        switch (text)
        {
            case "null" or "Null" or "NULL" or "~":
                value = Value.Null;
                return true;
            case "true" or "True" or "TRUE":
                value = Value.True;
                return true;
            case "false" or "False" or "FALSE":
                value = Value.False;
                return true;
        }

        if (text[0] is not ((>= '0' and <= '9') or '+' or '-' or '.'))
        {
            return true;
        }

        if (IsInfinityOrNan(text))
        {
            return false;
        }

        if (!TryReadNumber(text, out var number))
        {
            return true;
        }

        value = Value.Of(number);
        return double.IsFinite(number);
    }

    private static bool IsInfinityOrNan(string text)
    {
        var bare = text[0] is '+' or '-' ? text.AsSpan(1) : text;
        return bare is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN";
    }

    private static bool TryReadNumber(string text, out double number)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return TryReadDigits(text.AsSpan(2), 16, out number);
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return TryReadDigits(text.AsSpan(2), 8, out number);
        }

        number = 0;
        return IsDecimal(text) && double.TryParse(
            text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out number);
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, int radix, out double number)
    {
        number = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return false;
            }

            number = number * radix + digit;
        }

        return digits.Length > 0;
    }

    /// <summary><c>[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?</c></summary>
    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        text = text[0] is '+' or '-' ? text[1..] : text;
        var whole = CountDigits(text);
        text = text[whole..];
        var fraction = 0;
        if (text is ['.', ..])
        {
            fraction = CountDigits(text[1..]);
            text = text[(1 + fraction)..];
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (text is ['e' or 'E', ..])
        {
            text = text is [_, '+' or '-', ..] ? text[2..] : text[1..];
            var exponent = CountDigits(text);
            return exponent > 0 && exponent == text.Length;
        }

        return text.Length == 0;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
