using System.Globalization;
using System.Text;

namespace PluginTasks.Sandbox.Access;

/// <summary>Foreign text in a message: short, and without characters that a log or terminal would act on.</summary>
internal static class Quoted
{
    private const int Longest = 100;

    public static string Text(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            quoted.Append(IsPlain(character) ? character.ToString() : Name(character));
        }

        return quoted.Append(text.Length > Longest ? "…'" : "'").ToString();
    }

    public static string Name(char character) => "U+" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    private static bool IsPlain(char character) => character is >= ' ' and < '\u007F' || char.IsLetterOrDigit(character);
}
