using System.Text;

namespace PluginTasks.Sdk.Languages;

/// <summary>
/// What CLDR's rules see of a number: its integer digits (i), and the count (v) and value (f) of its
/// fraction digits. The shortest text has no trailing zeros, so that t is f.
/// </summary>
internal readonly record struct PluralOperands
{
    /// <summary>Rules look at no more of the integer than its last six digits and whether it is small.</summary>
    private const long Large = 1_000_000_000_000_000_000;

    private PluralOperands(long integer, int fractionLength, long fraction)
    {
        I = integer;
        V = fractionLength;
        F = fraction;
    }

    public long I { get; }

    public int V { get; }

    public long F { get; }

    public bool IsWhole => V == 0;

    /// <summary>The whole number, or -1, which no rule asks for, where there is a fraction.</summary>
    public long N => IsWhole ? I : -1;

    public static PluralOperands Of(double number)
    {
        Span<byte> text = stackalloc byte[ShortestNumber.MaxLength];
        var written = text[..ShortestNumber.Format(Math.Abs(number), text)];
        var exponent = 0;
        if (written.IndexOf((byte)'e') is >= 0 and var e)
        {
            exponent = int.Parse(Encoding.ASCII.GetString(written[(e + 1)..]), System.Globalization.CultureInfo.InvariantCulture);
            written = written[..e];
        }

        var point = written.IndexOf((byte)'.');
        var integerLength = (point < 0 ? written.Length : point) + exponent;
        long integer = 0;
        long fraction = 0;
        var digits = 0;
        foreach (var digit in written)
        {
            if (digit == '.')
            {
                continue;
            }

            if (digits++ < integerLength)
            {
                integer = Append(integer, digit - '0');
            }
            else
            {
                fraction = Append(fraction, digit - '0');
            }
        }

        for (; digits < integerLength; digits++)
        {
            integer = Append(integer, 0);
        }

        return new PluralOperands(integer, digits - integerLength, fraction);
    }

    private static long Append(long number, int digit) =>
        number < Large / 10 ? number * 10 + digit : Large / 10 + number % (Large / 100) * 10 + digit;
}
