using PluginTasks.Sdk.Languages;

namespace PluginTasks.Pages.Values;

/// <summary>
/// Numbers as text, the way ECMAScript writes them (shortest form that reads back the same, no
/// exponent below 1e21), so that host and browser show the same characters.
/// </summary>
public static class NumberText
{
    /// <summary>Enough for every double in this form.</summary>
    public const int MaxLength = ShortestNumber.MaxLength;

    public static string Format(double value) => ShortestNumber.Format(value);

    /// <summary>Writes the number and returns how many bytes it took.</summary>
    public static int Format(double value, Span<byte> destination) => ShortestNumber.Format(value, destination);
}
