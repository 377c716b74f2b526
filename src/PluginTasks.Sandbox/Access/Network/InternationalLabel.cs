using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>
/// International labels. The framework encodes them without the tables that a full mapping (UTS 46) needs, so only
/// characters that every mapping leaves as they are, after lower case, are taken from their plain form. All others
/// (compatibility forms, combining marks, ß, ς, joiners, other dots) are read differently by different resolvers: a rule
/// names them by the <c>xn--</c> form, a target must.
/// </summary>
internal static class InternationalLabel
{
    private const string Prefix = "xn--";

    private static readonly IdnMapping Mapping = new();

    // Lower-case ranges whose members have no decomposition that is not themselves precomposed, and no other mapping.
    private static readonly (char First, char Last)[] Unambiguous =
    [
        ('\u00E0', '\u00F6'), ('\u00F8', '\u0131'), ('\u0134', '\u013E'), ('\u0141', '\u0148'), ('\u014A', '\u017E'),
        ('\u0218', '\u021B'), ('\u0390', '\u0390'), ('\u03AC', '\u03C1'), ('\u03C3', '\u03CE'), ('\u0430', '\u045F'),
        ('\u0490', '\u0491'), ('\u05D0', '\u05EA'), ('\u0621', '\u063A'), ('\u0641', '\u064A'), ('\u1EA0', '\u1EF9'),
        ('\u3041', '\u3096'), ('\u30A1', '\u30FA'), ('\u4E00', '\u9FFF'), ('\uAC00', '\uD7A3'),
    ];

    /// <summary>The label in lower-case ASCII where it can be encoded without doubt; ASCII labels are checked by the caller.</summary>
    public static bool TryEncode(string label, out string encoded, [NotNullWhen(false)] out string? problem)
    {
#pragma warning disable CA1308 // Host names are normalized to lower case; a capital I with dot stays as it is, and is refused below.
        encoded = label.ToLowerInvariant();
#pragma warning restore CA1308
        problem = null;
        if (Ascii(label))
        {
            problem = encoded.StartsWith(Prefix, StringComparison.Ordinal) && !IsEncoded(encoded)
                ? $"has {Quoted.Text(encoded)}, which is no encoded label"
                : null;
            return problem is null;
        }

        foreach (var character in encoded)
        {
            // Written in another case or width, a character of ASCII must not appear by lower case alone (U+212A).
            if (!char.IsAscii(character) && !IsUnambiguous(character))
            {
                problem = $"has {Quoted.Name(character)}, which resolvers read in different ways; write the label in its 'xn--' form";
                return false;
            }
        }

        if (label.Any(c => !char.IsAscii(c) && char.IsAscii(char.ToLowerInvariant(c))))
        {
            problem = "has a letter that only looks like one of ASCII; write the label in its 'xn--' form";
            return false;
        }

        // What comes out must be readable as an encoded label again, or the same host would have two texts.
        if (encoded.StartsWith(Prefix, StringComparison.Ordinal) || !TryEncodeChecked(encoded, out encoded) || !IsEncoded(encoded))
        {
            problem = "has a label that cannot be encoded";
            return false;
        }

        return true;
    }

    private static bool TryEncodeChecked(string label, out string encoded)
    {
        encoded = label;
        try
        {
            encoded = Mapping.GetAscii(label);
            return Ascii(encoded);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Decodes to something international that encodes to the same again.
    private static bool IsEncoded(string label)
    {
        try
        {
            var decoded = Mapping.GetUnicode(label);
            return !Ascii(decoded) && decoded.EnumerateRunes().All(IsOfNames) && Mapping.GetAscii(decoded) == label;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsOfNames(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or
        UnicodeCategory.OtherSymbol or UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static bool IsUnambiguous(char character) =>
        !char.IsUpper(character) && Unambiguous.Any(r => character >= r.First && character <= r.Last);

    private static bool Ascii(string text) => text.All(char.IsAscii);
}
