using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Languages;

public sealed class MessageCatalogTests
{
    private static readonly MessageCatalog Catalog = new(
        [
            LocaleOf("en", ("m.hi", "Hi"), ("m.only_en", "English"), ("k", "e")),
            LocaleOf("it", ("m.hi", "Ciao")),
            LocaleOf("IT", ("n.hi", "Ciao da n"), ("m.extra", "da n"), ("m.hi", "not heard")),
            LocaleOf("pt", ("m.hi", "Olá")),
            LocaleOf("zh", ("m.hi", "zh")),
            LocaleOf("zh-Hant", ("m.bye", "zh-Hant")),
            LocaleOf("de", ("m.hi", "Hallo"), ("k", "d")),
        ],
        "de-CH");

    [Theory]
    [InlineData("it", "m.hi", "Ciao")]
    [InlineData("IT", "m.hi", "Ciao")]
    [InlineData("it", "n.hi", "Ciao da n")]
    [InlineData("it", "m.extra", "da n")]
    [InlineData("it", "m.only_en", "English")]
    [InlineData("pt-BR", "m.hi", "Olá")]
    [InlineData("pt_BR", "m.hi", "Olá")]
    [InlineData("zh-Hant-TW", "m.bye", "zh-Hant")]
    [InlineData("zh-Hant-TW", "m.hi", "zh")]
    [InlineData("fr", "m.hi", "Hallo")]
    [InlineData("fr", "k", "d")]
    [InlineData(null, "k", "d")]
    [InlineData("en", "k", "e")]
    [InlineData("it", "m.nope", "m.nope")]
    [InlineData("it", "", "")]
    [InlineData("it", "m", "m")]
    public void Translate_Key_IsLookedUpAlongTheChain(string? language, string key, string expected) =>
        Assert.Equal(expected, Catalog.Translate(Catalog.ChainFor(language), key, ValueMap.Empty));

    [Theory]
    [InlineData("zh-hant-tw", "zh-Hant", "zh-Hant zh de en")]
    [InlineData("en-GB", "en", "en de")]
    [InlineData("de", "de", "de en")]
    [InlineData("de-AT", "de", "de en")]
    [InlineData("fr", "de-CH", "de en")]
    [InlineData("../../etc", "de-CH", "de en")]
    [InlineData(null, "de-CH", "de en")]
    public void ChainFor_Tag_HoldsWhatExists(string? requested, string language, string languages)
    {
        var chain = Catalog.ChainFor(requested);

        Assert.Equal(language, chain.Language.Text);
        Assert.Equal(languages, string.Join(' ', chain.Languages));
    }

    [Fact]
    public void ChainFor_TagsOfOneLanguage_IsOneObject()
    {
        Assert.Same(Catalog.ChainFor("it"), Catalog.ChainFor("IT_ch"));
        Assert.Same(Catalog.ChainFor(null), Catalog.ChainFor("xx"));
        Assert.Same(Catalog.DefaultChain, Catalog.ChainFor(new string('x', 1_000_000)));
        var simple = new MessageCatalog([LocaleOf("en")], "EN");
        Assert.Same(simple.DefaultChain, simple.ChainFor("en-US"));
    }

    [Fact]
    public void ChainFor_Garbage_KeepsNothing()
    {
        Catalog.ChainFor("aa-garbage");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Catalog.ChainFor("zz-garbage-tag");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Translate_FallbackLanguage_UsesItsOwnPluralRule()
    {
        var rows = MessageTests.Plural("fr", (PluralCategory.One, "{count} ligne"), (PluralCategory.Other, "{count} lignes"));
        Assert.True(LanguageTag.TryParse("fr", out var french));
        var catalog = new MessageCatalog([new Locale(french, [new("m.rows", rows)]), LocaleOf("en")], "fr");

        Assert.Equal("0 ligne", catalog.Translate(catalog.ChainFor("en"), "m.rows", ValueMap.Empty.With("count", Value.Of(0))));
    }

    [Fact]
    public void Translate_ChainOfAnOlderCatalog_FindsNewMessages()
    {
        var chain = new MessageCatalog([LocaleOf("en", ("k", "old"))], "en").DefaultChain;

        Assert.Equal("new", new MessageCatalog([LocaleOf("en", ("k", "new"))], "en").Translate(chain, "k", ValueMap.Empty));
    }

    [Fact]
    public void Translate_NoLocales_IsTheKey()
    {
        var catalog = new MessageCatalog([], "en");

        Assert.Equal("m.hi", catalog.Translate(catalog.ChainFor("it"), "m.hi", ValueMap.Empty));
        Assert.Equal("en", catalog.DefaultChain.Language.Text);
    }

    [Fact]
    public void Constructor_BadDefault_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new MessageCatalog([], "not a tag"));

    internal static Locale LocaleOf(string language, params (string Key, string Text)[] messages)
    {
        Assert.True(LanguageTag.TryParse(language, out var tag));
        return new Locale(tag, messages.Select(m => KeyValuePair.Create(m.Key, Message.Plain(m.Text))));
    }
}
