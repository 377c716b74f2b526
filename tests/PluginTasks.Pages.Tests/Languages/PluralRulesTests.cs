using System.Globalization;
using PluginTasks.Pages.Languages;

namespace PluginTasks.Pages.Tests.Languages;

public sealed class PluralRulesTests
{
    private const string Letters = "zotfmx";

    /// <summary>
    /// Rows of <c>Intl.PluralRules</c> of Node 20 (CLDR 48) with <c>maximumFractionDigits: 20</c>: the
    /// numbers; then a language, its categories, and the category of each number by the first letter
    /// (<c>x</c> for other), with a count before a letter that stands many times.
    /// </summary>
    [Fact]
    public void Select_EveryRowOfTheReference_Agrees()
    {
        var lines = FixtureFile.Lines("plurals.fixture.txt");
        var numbers = lines[0].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var differences = new List<string>();
        foreach (var row in lines.Skip(1).Select(line => line.Split(' ')))
        {
            var expected = Unfold(row[2]);
            Assert.Equal(numbers.Length, expected.Length);
            differences.AddRange(numbers
                .Select((n, i) => (Number: n, Expected: expected[i], Actual: Letters[(int)PluralRules.Select(row[0], n)]))
                .Where(x => x.Expected != x.Actual)
                .Select(x => $"{row[0]} {x.Number}: {x.Actual} but {x.Expected}"));
            Assert.Equal(row[1], string.Concat(PluralRules.CategoriesOf(row[0]).Select(c => Letters[(int)c])));
        }

        Assert.Empty(differences);
        Assert.True(lines.Count > 100);
    }

    [Theory]
    [InlineData("EN_us", 1, "One")]
    [InlineData("zh-Hant-TW", 1, "Other")]
    [InlineData("pt-AO", 0, "One")]
    [InlineData("pt-pt", 0, "Other")]
    [InlineData("tlh", 1, "Other")]
    [InlineData("no tag", 1, "Other")]
    [InlineData("", 1, "Other")]
    [InlineData("en", -1, "One")]
    [InlineData("ru", 1e21, "Many")]
    [InlineData("fr", 1e23, "Many")]
    [InlineData("fr", 1.7976931348623157e308, "Many")]
    [InlineData("lt", 1e-7, "Many")]
    [InlineData("da", 5e-324, "One")]
    [InlineData("lv", 123456789012345.11, "Zero")]
    [InlineData("ru", 9007199254740991, "One")]
    [InlineData("en", double.NaN, "Other")]
    [InlineData("en", double.PositiveInfinity, "Other")]
    public void Select_Number_HasItsForm(string language, double number, string expected) =>
        Assert.Equal(expected, PluralRules.Select(language, number).ToString());

    [Fact]
    public void CategoriesOf_UnknownLanguage_IsOther() =>
        Assert.Equal([PluralCategory.Other], PluralRules.CategoriesOf("tlh"));

    private static string Unfold(string folded)
    {
        var text = new System.Text.StringBuilder();
        var count = 0;
        foreach (var c in folded)
        {
            if (char.IsAsciiDigit(c))
            {
                count = count * 10 + c - '0';
                continue;
            }

            text.Append(c, Math.Max(count, 1));
            count = 0;
        }

        return text.ToString();
    }
}
