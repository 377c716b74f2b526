using System.Globalization;
using System.Text;

namespace PluginTasks.Modules.Running;

/// <summary>What a module has written, made fit for a log: it cannot begin a line of its own, steer a terminal or turn letters around.</summary>
public static class PlainText
{
    private const char Delete = '\u007f';
    private const char LastControl = '\u009f';

    /// <param name="text">As it came.</param>
    /// <param name="keepsLines">Whether line ends stay, as those of a stack do; what follows one then stands a little in.</param>
    public static string Of(string text, bool keepsLines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\n' && keepsLines)
            {
                plain.Append("\n ");
            }
            else if (IsPlain(text, i))
            {
                plain.Append(letter);
            }
            else if (!(letter == '\r' && keepsLines))
            {
                plain.Append(Escaped(letter));
            }
        }

        return plain.ToString();
    }

    private static bool IsPlain(string text, int index) => text[index] switch
    {
        '\t' => true,
        < ' ' or (>= Delete and <= LastControl) => false,
        var letter when char.IsSurrogate(letter) => IsPaired(text, index),
        var letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };

    private static bool IsPaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);

    private static string Escaped(char letter) => letter switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
    };
}
