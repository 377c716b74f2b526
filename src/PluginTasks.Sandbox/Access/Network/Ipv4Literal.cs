using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>
/// IPv4 addresses in every notation that resolvers accept: one to four parts, each decimal, octal (<c>0177</c>) or
/// hexadecimal (<c>0x7f</c>), the last filling the rest. https://url.spec.whatwg.org/#concept-ipv4-parser
/// </summary>
internal static class Ipv4Literal
{
    /// <summary>A name whose last label is a number is never looked up as one.</summary>
    public static bool LooksLikeOne(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.All(char.IsAsciiDigit) || (last.StartsWith("0x", StringComparison.Ordinal) && last[2..].All(char.IsAsciiHexDigit));
    }

    /// <param name="text">In lower case, without trailing dot.</param>
    public static bool TryParse(string text, out IPAddress address)
    {
        address = IPAddress.None;
        var parts = text.Split('.');
        if (parts.Length > 4)
        {
            return false;
        }

        ulong value = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            var limit = isLast ? 1UL << (8 * (5 - parts.Length)) : 256;
            if (!TryParseNumber(parts[i], out var number) || number >= limit)
            {
                return false;
            }

            value += isLast ? number : number << (8 * (3 - i));
        }

        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)value);
        address = new IPAddress(bytes);
        return true;
    }

    private static bool TryParseNumber(string text, out ulong number)
    {
        number = 0;
        if (text.Length == 0)
        {
            return false;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            var digits = text[2..].TrimStart('0');
            return digits.Length == 0
                ? text[2..].All(char.IsAsciiHexDigit)
                : ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        }

        if (text[0] != '0')
        {
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }

        foreach (var digit in text)
        {
            if (digit is < '0' or > '7' || number > uint.MaxValue)
            {
                return false;
            }

            number = (number * 8) + (ulong)(digit - '0');
        }

        return true;
    }
}
