using PluginTasks.Pages.Patterns;

namespace PluginTasks.Pages.Tests.Patterns;

public sealed class RefusedPatternTests
{
    [Theory]
    [InlineData("ab(c", "missing closing )", 2)]
    [InlineData("ab)c", "unexpected )", 2)]
    [InlineData("ab[c", "missing closing ]", 2)]
    [InlineData("[", "missing closing ]", 0)]
    [InlineData("[]", "missing closing ]", 0)]
    [InlineData("[a-", "missing closing ]", 0)]
    [InlineData("*a", "nothing to repeat", 0)]
    [InlineData("a|+", "nothing to repeat", 2)]
    [InlineData("({2})", "nothing to repeat", 1)]
    [InlineData("\\Q\\E*", "nothing to repeat", 4)]
    [InlineData("xa**", "doubled repeat '**'", 2)]
    [InlineData("a*+", "doubled repeat", 1)]
    [InlineData("a++", "doubled repeat", 1)]
    [InlineData("a???", "doubled repeat '???'", 1)]
    [InlineData("x{1000}{1000}", "doubled repeat", 1)]
    [InlineData("a{1001}", "repeat count over 1000", 1)]
    [InlineData("a{99999999999999999999}", "repeat count over 1000", 1)]
    [InlineData("a{1,1001}", "repeat count over 1000", 1)]
    [InlineData("a{3,2}", "out of order", 1)]
    [InlineData("(a{100}){11}", "nested repeat counts over 1000", 8)]
    [InlineData("((((a{1000}){1000})", "nested repeat counts over 1000", 12)]
    [InlineData("(?:a{2,}){501}", "nested repeat counts", 9)]
    [InlineData("(?i)a", "flags are not supported", 0)]
    [InlineData("a(?i:b)", "flags are not supported", 1)]
    [InlineData("(?-s)", "flags are not supported", 0)]
    [InlineData("(?=a)", "look-around is not supported", 0)]
    [InlineData("(?!a)", "look-around", 0)]
    [InlineData("(?<=a)", "look-around", 0)]
    [InlineData("(?<!a)", "look-around", 0)]
    [InlineData("(a)\\1", "back-references are not supported", 3)]
    [InlineData("(?P<n>a)(?P=n)", "back-references", 8)]
    [InlineData("(?<n>a)\\k<n>", "back-references", 7)]
    [InlineData("(?<n>a)(?P<n>b)", "used twice", 7)]
    [InlineData("(?<>a)", "a group's name", 0)]
    [InlineData("(?<a-b>a)", "a group's name", 0)]
    [InlineData("(?<a", "a group's name", 0)]
    [InlineData("(?>a)", "unknown kind of group", 0)]
    [InlineData("(?", "unknown kind of group", 0)]
    [InlineData("a\\", "trailing backslash", 1)]
    [InlineData("[a\\", "trailing backslash", 2)]
    [InlineData("\\C", "unknown escape '\\C'", 0)]
    [InlineData("a\\Z", "\\z is the end", 1)]
    [InlineData("\\q", "unknown escape '\\q'", 0)]
    [InlineData("\\é", "unknown escape", 0)]
    [InlineData("[\\b]", "unknown escape '\\b'", 1)]
    [InlineData("[a-\\d]", "unknown escape '\\d'", 3)]
    [InlineData("\\x4", "two hexadecimal digits", 0)]
    [InlineData("\\x{}", "hexadecimal digits and a closing brace", 0)]
    [InlineData("\\x{41", "closing brace", 0)]
    [InlineData("\\x{110000}", "over 10FFFF", 0)]
    [InlineData("\\x{FFFFFFFFFFFFFFFF}", "over 10FFFF", 0)]
    [InlineData("x[z-a]", "range out of order 'z-a'", 2)]
    [InlineData("[[:nope:]]", "unknown class '[:nope:]'", 1)]
    [InlineData("\\p{Nope}", "unknown Unicode class '\\p{Nope}'", 0)]
    [InlineData("\\p{greek}", "unknown Unicode class", 0)]
    [InlineData("\\p", "missing name", 0)]
    [InlineData("\\p{Lu", "missing }", 0)]
    public void TryParse_OutsideTheLanguage_SaysWhatAndWhere(string text, string message, int position)
    {
        Assert.False(Pattern.TryParse(text, out var pattern, out var error));
        Assert.Null(pattern);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { new string('(', 500_000), "longer than 10000" },
        { new string('(', 5_000), "nests too deeply" },
        { string.Concat(Enumerable.Repeat("(?:", 1_001)) + "a" + new string(')', 1_001), "nests too deeply" },
        { "(?:abcdefghijk){1000}", "too large" },
        { "(?:(?:abcdefgh){10}|y{10}z{10}){99}", "too large" },
        { string.Concat(Enumerable.Repeat("(?:[a-z]?){1000}", 20)), "too large" },
        { "[" + string.Concat(Enumerable.Repeat("\\pL", 3_000)) + "]", "too large" },
        { string.Concat(Enumerable.Repeat("[\\pL]", 1_900)), "too large" },
        { new string('[', 10_000), "missing closing ]" },
        { string.Concat(Enumerable.Repeat("[:", 5_000)), "missing closing ]" },
        { new string('\\', 9_999), "trailing backslash" },
        { new string(')', 10_000), "unexpected )" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void TryParse_Hostile_IsRefused(string text, string message)
    {
        Assert.False(Pattern.TryParse(text, out _, out var error));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_AnyPrefixOfAnyPattern_NeverThrows()
    {
        foreach (var line in FixtureFile.Lines("patterns.fixture.txt").Skip(1))
        {
            var text = line[(line.IndexOf('"', StringComparison.Ordinal) + 1)..^1];
            for (var length = 0; length < text.Length; length++)
            {
                if (!Pattern.TryParse(text[..length], out _, out var error))
                {
                    Assert.InRange(error.Position, 0, length);
                    Assert.NotEmpty(error.Message);
                }
            }
        }
    }
}
