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

    public static string Show(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > Longest)
            {
                shown.Append('…');
                break;
            }

            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
            shown.Append(hidden ? $"\\u{rune.Value:X4}" : rune.ToString());
        }

        return shown.Append('\'').ToString();
    }
}
