using System.Buffers.Text;
using System.Globalization;

namespace PluginTasks.Sdk.Languages;

/// <summary>
/// Numbers as text, the way ECMAScript writes them (shortest form that reads back the same, no
/// exponent below 1e21), so that host and browser show the same characters.
/// </summary>
internal static class ShortestNumber
{
    /// <summary>Enough for every double in this form.</summary>
    public const int MaxLength = 32;

    public static string Format(double value)
    {
        Span<byte> buffer = stackalloc byte[MaxLength];
        return System.Text.Encoding.ASCII.GetString(buffer[..Format(value, buffer)]);
    }

    /// <summary>Writes the number and returns how many bytes it took.</summary>
    public static int Format(double value, Span<byte> destination)
    {
        if (Math.Abs(value) < 1e15 && value == Math.Truncate(value))
        {
            Utf8Formatter.TryFormat((long)value, destination, out var written);
            return written;
        }

        Span<byte> shortest = stackalloc byte[MaxLength];
        value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        return Arrange(shortest[..length], destination);
    }

    private static int Arrange(ReadOnlySpan<byte> shortest, Span<byte> destination)
    {
        var written = 0;
        if (shortest[0] == '-')
        {
            destination[written++] = (byte)'-';
            shortest = shortest[1..];
        }

        Span<byte> digits = stackalloc byte[MaxLength];
        var count = 0;
        var point = 0;
        var seenPoint = false;
        var exponent = 0;
        for (var i = 0; i < shortest.Length; i++)
        {
            var c = shortest[i];
            if (c == 'E')
            {
                exponent = int.Parse(shortest[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }

            if (c == '.')
            {
                seenPoint = true;
            }
            else if (count > 0 || c != '0')
            {
                digits[count++] = c;
                point += seenPoint ? 0 : 1;
            }
            else if (seenPoint)
            {
                point--;
            }
        }

        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }

        return written + Place(digits[..count], point + exponent, destination[written..]);
    }

    /// <summary>Places the digits of 0.DIGITS × 10^point.</summary>
    private static int Place(ReadOnlySpan<byte> digits, int point, Span<byte> destination)
    {
        if (point is > 21 or <= -6)
        {
            return PlaceScientific(digits, point - 1, destination);
        }

        if (point <= 0)
        {
            "0."u8.CopyTo(destination);
            destination[2..(2 - point)].Fill((byte)'0');
            digits.CopyTo(destination[(2 - point)..]);
            return 2 - point + digits.Length;
        }

        if (point >= digits.Length)
        {
            digits.CopyTo(destination);
            destination[digits.Length..point].Fill((byte)'0');
            return point;
        }

        digits[..point].CopyTo(destination);
        destination[point] = (byte)'.';
        digits[point..].CopyTo(destination[(point + 1)..]);
        return digits.Length + 1;
    }

    private static int PlaceScientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> destination)
    {
        var written = 0;
        destination[written++] = digits[0];
        if (digits.Length > 1)
        {
            destination[written++] = (byte)'.';
            digits[1..].CopyTo(destination[written..]);
            written += digits.Length - 1;
        }

        destination[written++] = (byte)'e';
        destination[written++] = (byte)(exponent < 0 ? '-' : '+');
        Utf8Formatter.TryFormat(Math.Abs(exponent), destination[written..], out var length);
        return written + length;
    }
}
