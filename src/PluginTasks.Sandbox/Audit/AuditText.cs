using System.Buffers;
using System.Globalization;
using System.Text;

namespace PluginTasks.Sandbox.Audit;

/// <summary>Texts as the log has them: one line each, with what could be mistaken for something else written as <c>\u{000A}</c>.</summary>
public static class AuditText
{
    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>A backslash is written twice, so that nobody can write what looks like an escape.</summary>
    public static string? Clean(string? text, int longest)
    {
        if (text is null || (text.Length <= longest && !text.AsSpan().ContainsAnyExcept(Harmless)))
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, longest) + 8);
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, longest)).EnumerateRunes())
        {
            Append(clean, rune);
        }

        return text.Length > longest ? clean.Append('…').ToString() : clean.ToString();
    }

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (rune.Value == '\\')
        {
            clean.Append(@"\\");
        }
        else if (IsPlain(rune))
        {
            clean.Append(rune.ToString());
        }
        else
        {
            clean.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
        }
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && rune != Rune.ReplacementChar;
}
