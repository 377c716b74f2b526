using PluginTasks.Pages.Languages;

namespace PluginTasks.Pages.Tests.Languages;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("IT", "it")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("PT_BR", "pt-BR")]
    [InlineData("ZH-hANT-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("de-CH-1996", "de-CH-1996")]
    [InlineData("sl-ROZAJ", "sl-rozaj")]
    [InlineData("en-X-AB-Cdef", "en-x-ab-cdef")]
    [InlineData("abcdefgh-abcdefgh-abcdefgh-abcdefgh", "abcdefgh-abcdefgh-abcdefgh-abcdefgh")]
    public void TryParse_Tag_HasTheUsualCasing(string text, string expected)
    {
        Assert.True(LanguageTag.TryParse(text, out var tag));
        Assert.Equal(expected, tag.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("e")]
    [InlineData("x-private")]
    [InlineData("e1")]
    [InlineData("en-")]
    [InlineData("-en")]
    [InlineData("en--US")]
    [InlineData("en US")]
    [InlineData("en.UTF-8")]
    [InlineData("en/../../etc")]
    [InlineData("\u0435n")]
    [InlineData("en-abcdefghi")]
    [InlineData("abcdefgh-abcdefgh-abcdefgh-abcdefgh-a")]
    public void TryParse_NoTag_IsRefused(string? text) => Assert.False(LanguageTag.TryParse(text, out _));

    [Theory]
    [InlineData("zh-Hant-TW", "zh-Hant,zh")]
    [InlineData("en", "")]
    [InlineData("en-x-foo", "en")]
    [InlineData("en-US-u-ca", "en-US,en")]
    [InlineData("en-a-b-c", "en")]
    public void Base_OfATag_DropsTheLastPart(string text, string expected)
    {
        Assert.True(LanguageTag.TryParse(text, out var tag));
        var bases = new List<string>();
        for (var step = tag.Base; step is not null; step = step.Base)
        {
            bases.Add(step.Text);
        }

        Assert.Equal(expected, string.Join(',', bases));
    }

    [Fact]
    public void Equals_OtherCasing_IsEqual()
    {
        Assert.True(LanguageTag.TryParse("PT_br", out var left));
        Assert.True(LanguageTag.TryParse("pt-BR", out var right));

        Assert.Equal(left, right);
    }
}
