using PluginTasks.Pages.Languages;

namespace PluginTasks.Pages.Tests.Languages;

public sealed class LanguageChoiceTests
{
    private static readonly MessageCatalog Catalog = new(
        [.. new[] { "en", "it", "pt", "de", "zh-Hant" }.Select(l => MessageCatalogTests.LocaleOf(l))], "de");

    [Theory]
    [InlineData("it", "pt", "en", "zh-Hant", "it")]
    [InlineData(null, "pt", "en", "zh-Hant", "pt")]
    [InlineData("", "", "en", "zh-Hant", "en")]
    [InlineData("../x", "??", null, "zh-Hant", "zh-Hant")]
    [InlineData("fr", "pt", "en", "it", "de")]
    [InlineData(null, null, null, null, "de")]
    public void Choose_Sources_FirstTagCounts(string? tag, string? session, string? user, string? header, string expected) =>
        Assert.Equal(expected, LanguageChoice.Choose(tag, session, user, header, Catalog).Language.Text);

    [Theory]
    [InlineData("it", "it")]
    [InlineData("IT-ch, en;q=0.9", "it")]
    [InlineData("en;q=0.5, it;q=0.8, pt;q=0.7", "it")]
    [InlineData("en;q=0.5,it;q=0.5", "en")]
    [InlineData("fr, ja;q=0.9, pt-BR;q=0.1", "pt")]
    [InlineData("fr, ja", "de")]
    [InlineData("*", "de")]
    [InlineData("fr, *;q=0.5, it;q=0.2", "de")]
    [InlineData("*;q=0.1, it;q=0.2", "it")]
    [InlineData("it;q=0, en;q=0.1", "en")]
    [InlineData("it;q=2, en;q=0.1", "en")]
    [InlineData("it;q=-1, it;q=x, it;q=, it;, it;r=1, en ; Q=0.1", "en")]
    [InlineData("it;q=1e0, it;q=NaN, pt;q=.5", "pt")]
    [InlineData(",,;;==,, it ,", "it")]
    [InlineData("", "de")]
    public void Choose_AcceptLanguage_TakesTheBestThatExists(string header, string expected) =>
        Assert.Equal(expected, LanguageChoice.Choose(null, null, null, header, Catalog).Language.Text);

    [Fact]
    public void Choose_EndlessHeader_IsReadInPart()
    {
        var header = string.Concat(Enumerable.Repeat("xx,", 1_000_000)) + "it";

        Assert.Same(Catalog.DefaultChain, LanguageChoice.Choose(null, null, null, header, Catalog));
    }
}
