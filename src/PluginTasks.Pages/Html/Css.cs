using System.Text;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html;

/// <summary>An inline style of numbers and checked lengths; no other text gets into it.</summary>
internal sealed class Css
{
    private const double Largest = 100_000;

    private static readonly string[] Units =
        ["px", "em", "rem", "ex", "ch", "%", "vh", "vw", "vmin", "vmax", "dvh", "svh", "lvh", "cm", "mm", "in", "pt", "pc"];

    private static readonly string[] Words = ["auto", "min-content", "max-content", "fit-content"];

    private readonly StringBuilder text = new();

    public bool IsEmpty => text.Length == 0;

    public Css Pixels(string property, double? size) => size is { } s ? Set(property, Number(s) + "px") : this;

    public Css Plain(string property, double? number) => number is { } n ? Set(property, Number(n)) : this;

    /// <summary>Pixels or a CSS length; left out where it is neither.</summary>
    public Css Length(string property, Value value) => value.IsNumber
        ? Pixels(property, value.Number)
        : value.Text is { } length && IsLength(length) ? Set(property, length) : this;

    /// <summary>One number for all sides, or one for each.</summary>
    public Css Sides(string property, Value value) => value.List is { Count: 4 } list && list.All(v => v.IsNumber)
        ? Set(property, string.Join(' ', list.Select(v => Number(v.Number) + "px")))
        : Pixels(property, value.IsNumber ? value.Number : null);

    public override string ToString() => text.ToString();

    private static bool IsLength(string text)
    {
        if (Words.Contains(text))
        {
            return true;
        }

        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
        {
            digits++;
        }

        var number = text[..digits];
        return digits is > 0 and <= 10 && char.IsAsciiDigit(number[^1]) && number.Count(c => c == '.') <= 1 &&
            (number == "0" && digits == text.Length || Units.Contains(text[digits..]));
    }

    private static string Number(double value) => NumberText.Format(Math.Clamp(value, 0, Largest));

    private Css Set(string property, string value)
    {
        text.Append(IsEmpty ? "" : ";").Append(property).Append(':').Append(value);
        return this;
    }
}
