namespace PluginTasks.Pages.Tests.Patterns;

/// <summary>These end only where matching is linear.</summary>
public sealed class HostilePatternTests
{
    private static readonly string Long = new('a', 100_000);

    [Theory]
    [InlineData("(a*)*b")]
    [InlineData("(a|aa)+$b")]
    [InlineData("^(a+)+$b")]
    [InlineData("(?:(?:(?:a*)*)*)*b")]
    [InlineData("(a?){100}a{100}b")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)b")]
    [InlineData("a{900}c")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaab")]
    [InlineData("(|a|a|a)*b")]
    public void IsFoundIn_NoMatch_Ends(string pattern) => Assert.False(PatternTests.Parse(pattern).IsFoundIn(Long));

    [Theory]
    [InlineData("(a|aa)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^((a*)*)*$")]
    [InlineData("^(?:a?){1000}a{1000}")]
    public void IsFoundIn_Match_Ends(string pattern) => Assert.True(PatternTests.Parse(pattern).IsFoundIn(Long));

    [Fact]
    public void TryParse_DeepestNesting_Works()
    {
        var pattern = PatternTests.Parse(new string('(', 1_000) + "ab" + string.Concat(Enumerable.Repeat(")*", 1_000)) + "$");

        Assert.True(pattern.IsFoundIn("ababab"));
        Assert.False(PatternTests.Parse("^" + pattern.Text).IsFoundIn("aba"));
    }

    [Fact]
    public void TryParse_LargeProgram_Works()
    {
        var pattern = PatternTests.Parse(string.Concat(Enumerable.Repeat("[ab]{1000}", 3)) + "$");

        Assert.True(pattern.IsFoundIn(Long.AsSpan(0, 3_000)));
        Assert.False(pattern.IsFoundIn(Long.AsSpan(0, 2_999)));
    }

    [Fact]
    public void TryParse_ThousandsOfAlternatives_Works()
    {
        var pattern = PatternTests.Parse("^(?:" + string.Join('|', Enumerable.Range(1000, 1000)) + ")$");

        Assert.True(pattern.IsFoundIn("1777"));
        Assert.False(pattern.IsFoundIn("2000"));
    }
}
