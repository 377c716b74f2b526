using System.Globalization;
using System.Text;

namespace PluginTasks.Pages.Diagnostics;

/// <summary>
/// Text of an author inside a message: shortened, and without characters that could forge a line or
/// steer a terminal.
/// </summary>
public static class Quoted
{
    private const int Longest = 60;

    public static string Show(string text) => $"'{Bare(text)}'";

    /// <summary>The same without the quotes.</summary>
    public static string Bare(string text) => Escape(text, Longest);

    /// <summary>The whole text with its characters made harmless, for the names of files.</summary>
    public static string Escape(string text) => Escape(text, int.MaxValue);

    private static string Escape(string text, int longest)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                shown.Append('…');
                break;
            }

            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
            shown.Append(hidden ? $"\\u{rune.Value:X4}" : rune.ToString());
        }

        return shown.ToString();
    }
}
