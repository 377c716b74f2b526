using PluginTasks.Pages.Patterns;

namespace PluginTasks.Pages.Tests.Patterns;

public sealed class PatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "anything", true)]
    [InlineData("abc", "xxabcxx", true)]
    [InlineData("abc", "xxabxx", false)]
    [InlineData("a.c", "abc", true)]
    [InlineData("a.c", "a\nc", false)]
    [InlineData("a.c", "a\rc", true)]
    [InlineData("^a.c$", "abc", true)]
    [InlineData("^a.c$", "abcd", false)]
    [InlineData("^b", "a\nb", false)]
    [InlineData("a$", "a\n", false)]
    [InlineData("a\\z", "a\n", false)]
    [InlineData("\\Ab", "ab", false)]
    [InlineData("^*a", "ba", true)]
    [InlineData("x^a", "xa", false)]
    [InlineData("(^a|b)c", "xbc", true)]
    [InlineData("(^a|b)c", "xac", false)]
    [InlineData("a|b|", "zzz", true)]
    [InlineData("^(a|b|)$", "zzz", false)]
    [InlineData("^(?:foo|bar)+$", "foobarfoo", true)]
    [InlineData("^(?:foo|bar)+$", "foobarfo", false)]
    [InlineData("^(?P<year>\\d{4})-(?<month>\\d\\d)$", "2024-02", true)]
    [InlineData("^a{2,3}$", "a", false)]
    [InlineData("^a{2,3}$", "aaa", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^a{2,}$", "aaaaa", true)]
    [InlineData("^a{0}$", "a", false)]
    [InlineData("^a{0,}$", "aaa", true)]
    [InlineData("^(ab){2}c$", "ababc", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^a{01}$", "a{01}", true)]
    [InlineData("^{$", "{", true)]
    [InlineData("a??b", "b", true)]
    [InlineData("a*?b+?", "aab", true)]
    [InlineData("\\bfoo\\b", "a foo b", true)]
    [InlineData("\\bfoo\\b", "afoo b", false)]
    [InlineData("\\bö", " ö", false)]
    [InlineData("\\Bö", " ö", true)]
    [InlineData("^\\w+$", "aZ_09", true)]
    [InlineData("\\w", "é", false)]
    [InlineData("\\d", "٣", false)]
    [InlineData("\\s", "\v", false)]
    [InlineData("[[:space:]]", "\v", true)]
    [InlineData("\\s", "\u00A0", false)]
    [InlineData("^[^\\D5]+$", "12346", true)]
    [InlineData("^[^\\D5]+$", "12356", false)]
    [InlineData("[^a]", "\n", true)]
    [InlineData("^[]x]+$", "]x", true)]
    [InlineData("^[^]x]+$", "]", false)]
    [InlineData("^[a-]+$", "a-", true)]
    [InlineData("^[\\]\\-\\\\]+$", "]-\\", true)]
    [InlineData("^[[:alpha:]_]+$", "ab_", true)]
    [InlineData("^[[:^alpha:]]+$", "12", true)]
    [InlineData("^[[:alpha]+$", "alph:[", true)]
    [InlineData("^[[:word:]]+$", "a_1", true)]
    [InlineData("[^\\x00-\\x{10FFFF}]", "x", false)]
    [InlineData("^\\a\\f\\t\\n\\r\\v$", "\a\f\t\n\r\v", true)]
    [InlineData("^\\123\\0\\x7F\\x{20AC}$", "S\0\u007F€", true)]
    [InlineData("^\\Qa.b*\\E+$", "a.b**", true)]
    [InlineData("^\\Qa.b", "a.bc", true)]
    [InlineData("a\\Q\\E*", "", true)]
    [InlineData("^\\_\\-\\/\\ $", "_-/ ", true)]
    [InlineData("^\\pL+$", "Жaé", true)]
    [InlineData("^\\p{Lu}$", "É", true)]
    [InlineData("^\\p{^Lu}$", "É", false)]
    [InlineData("^\\PN$", "5", false)]
    [InlineData("^[\\p{Greek}\\p{Cyrillic}]+$", "ЖΩ", true)]
    [InlineData("^\\P{^Han}$", "漢", true)]
    [InlineData("^\\p{Yi}$", "ꀀ", true)]
    [InlineData("^\\p{Any}$", "x", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[😀-😂]$", "😁", true)]
    [InlineData("^\\x{1F600}$", "😀", true)]
    [InlineData("😀", "x😀", true)]
    [InlineData("ab+c", "ab abbc", true)]
    [InlineData("\\ba\\b|\\Bb", "xb", true)]
    public void IsFoundIn_Text_AsInRe2(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Parse(pattern).IsFoundIn(text));

    /// <summary>Not rows of the table above: attributes cannot hold unpaired surrogates.</summary>
    [Fact]
    public void IsFoundIn_UnpairedSurrogate_IsTheReplacementCharacter()
    {
        Assert.True(Parse("^.$").IsFoundIn("\uD83D"));
        Assert.True(Parse("^\uFFFD$").IsFoundIn("\uDE00"));
        Assert.True(Parse("\uFFFD").IsFoundIn("x\uD83Dx"));
        Assert.True(Parse("^\uD83D$").IsFoundIn("\uFFFD"));
        Assert.True(Parse("^\uFFFD\U0001F600$").IsFoundIn("\uD83D\uD83D\uDE00"));
        Assert.False(Parse("\\x{D83D}").IsFoundIn("\uD83D\uDE00"));
        Assert.False(Parse("\uDE00").IsFoundIn("\uD83D\uDE00"));
    }

    /// <summary>
    /// Rows of RE2JS 2.10, a port of RE2 for browsers, for random patterns good and bad: the texts;
    /// then for each of them whether the pattern is found, or that it is an error, and the pattern.
    /// </summary>
    [Fact]
    public void IsFoundIn_EveryRowOfTheReference_Agrees()
    {
        var lines = FixtureFile.Lines("patterns.fixture.txt");
        var texts = System.Text.Json.JsonSerializer.Deserialize<string[]>(lines[0])!;
        var differences = new List<string>();
        foreach (var line in lines.Skip(1))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var text = System.Text.Json.JsonSerializer.Deserialize<string>(line[space..])!;
            var verdict = Pattern.TryParse(text, out var pattern, out _)
                ? string.Concat(texts.Select(t => pattern.IsFoundIn(t) ? '1' : '0'))
                : "error";
            if (verdict != line[..space])
            {
                differences.Add($"{text} {verdict} but {line[..space]}");
            }
        }

        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("^a*b")]
    [InlineData("(a|b)*[c-e]\\d{20}x")]
    public void IsFoundIn_OrdinaryPattern_AllocatesNothing(string text)
    {
        var pattern = Parse(text);

        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                pattern.IsFoundIn("abcabcabc");
            }
        }));
    }

    internal static Pattern Parse(string text)
    {
        Assert.True(Pattern.TryParse(text, out var pattern, out var error), $"{text}: {error}");
        return pattern;
    }
}
