using System.Globalization;

namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Shows what somebody wrote in a message, short and without anything that a terminal would obey.</summary>
internal static class Written
{
    private const int Longest = 24;

    public static string Show(char character) => character is > ' ' and <= '~'
        ? $"'{character}'"
        : string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}");

    /// <summary>Only of text that is known to be printable.</summary>
    public static string Show(string text) => text.Length <= Longest ? $"'{text}'" : $"'{text[..Longest]}…'";
}
