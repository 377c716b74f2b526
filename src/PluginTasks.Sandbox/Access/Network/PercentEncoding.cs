using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>Percent-encoding in one way: unreserved characters bare, what a path cannot hold encoded, hexadecimal digits upper case.</summary>
internal static class PercentEncoding
{
    private const string AllowedBare = "-._~!$&'()*+,;=:@/";

    public static bool TryNormalize(string text, out string normalized, [NotNullWhen(false)] out string? problem)
    {
        normalized = "";
        problem = null;
        var result = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '%')
            {
                if (!TryByte(text, i, out var value))
                {
                    problem = "has a '%' that two hexadecimal digits do not follow";
                    return false;
                }

                if (value is < 0x20 or 0x7F)
                {
                    problem = "has an encoded control character";
                    return false;
                }

                Append(result, value, IsUnreserved(value));
                i += 3;
                continue;
            }

            _ = Rune.TryGetRuneAt(text, i, out var rune);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                Append(result, value, IsUnreserved(value) || (value < 0x80 && AllowedBare.Contains((char)value, StringComparison.Ordinal)));
            }

            i += rune.Utf16SequenceLength;
        }

        normalized = result.ToString();
        return true;
    }

    /// <summary>Decodes once, whatever it becomes; a stray '%' stays.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var result = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                result.Add(Convert.FromHexString([(char)text[i + 1], (char)text[i + 2]])[0]);
                i += 2;
                continue;
            }

            result.Add(text[i]);
        }

        return [.. result];
    }

    private static bool TryByte(string text, int at, out byte value)
    {
        value = 0;
        return at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsUnreserved(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    private static void Append(StringBuilder result, byte value, bool bare) =>
        _ = bare ? result.Append((char)value) : result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
}
