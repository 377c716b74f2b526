using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Languages;

/// <summary>The cases that the host and the web client must agree on.</summary>
public sealed class I18nConformanceTests
{
    private const string Locales = """
        {
          "en": {"m": {"hi": "Hi", "only_en": "English", "n": "{n} of {total}",
            "rows": {"one": "{count} row", "other": "{count} rows"}, "brace": "{{n}} {n}"}},
          "it": {"m": {"hi": "Ciao", "rows": {"one": "{count} riga", "other": "{count} righe"}}},
          "pt": {"m": {"hi": "Olá"}},
          "pl": {"m": {"rows": {"one": "{count} wiersz", "few": "{count} wiersze", "many": "{count} wierszy", "other": "{count} wiersza"}}},
          "ru": {"m": {"rows": {"one": "{count} строка", "few": "{count} строки", "many": "{count} строк", "other": "{count} строки"}}},
          "ar": {"m": {"rows": {"zero": "z", "one": "o", "two": "t", "few": "f", "many": "m", "other": "x"}}},
          "fr": {"m": {"rows": {"one": "{count} ligne", "other": "{count} lignes"}}}
        }
        """;

    [Theory]
    [InlineData("en", "m.hi", "{}", "Hi")]
    [InlineData("it", "m.hi", "{}", "Ciao")]
    [InlineData("pt-BR", "m.hi", "{}", "Olá")]
    [InlineData("IT", "m.hi", "{}", "Ciao")]
    [InlineData("it", "m.only_en", "{}", "English")]
    [InlineData("it", "m.nope", "{}", "m.nope")]
    [InlineData("en", "m.n", """{"n": 2, "total": 5}""", "2 of 5")]
    [InlineData("en", "m.n", """{"n": 2}""", "2 of {total}")]
    [InlineData("en", "m.brace", """{"n": 4}""", "{n} 4")]
    [InlineData("en", "m.rows", """{"count": 1}""", "1 row")]
    [InlineData("en", "m.rows", """{"count": 0}""", "0 rows")]
    [InlineData("pl", "m.rows", """{"count": 3}""", "3 wiersze")]
    [InlineData("pl", "m.rows", """{"count": 5}""", "5 wierszy")]
    [InlineData("pl", "m.rows", """{"count": 1.5}""", "1.5 wiersza")]
    [InlineData("ru", "m.rows", """{"count": 21}""", "21 строка")]
    [InlineData("ru", "m.rows", """{"count": 12}""", "12 строк")]
    [InlineData("ar", "m.rows", """{"count": 0}""", "z")]
    [InlineData("ar", "m.rows", """{"count": 2}""", "t")]
    [InlineData("ar", "m.rows", """{"count": 103}""", "f")]
    [InlineData("ar", "m.rows", """{"count": 11}""", "m")]
    [InlineData("ar", "m.rows", """{"count": 100}""", "x")]
    [InlineData("fr", "m.rows", """{"count": 0}""", "0 ligne")]
    [InlineData("fr", "m.rows", """{"count": 2}""", "2 lignes")]
    public void Translate_Case_IsAsExpected(string language, string key, string args, string expected)
    {
        var catalog = new MessageCatalog(ValueJson.Parse(Locales).Map!.Select(l => Read(l.Key, l.Value.Map!)), "en");

        Assert.Equal(expected, catalog.Translate(catalog.ChainFor(language), key, ValueJson.Parse(args).Map!));
    }

    [Theory]
    [InlineData("""{"en": {"k": "e"}, "de": {"k": "d"}}""", "d")]
    [InlineData("""{"en": {"k": "e"}, "de": {}}""", "e")]
    public void Translate_OtherDefault_ComesBeforeEnglish(string locales, string expected)
    {
        var catalog = new MessageCatalog(ValueJson.Parse(locales).Map!.Select(l => Read(l.Key, l.Value.Map!)), "de");

        Assert.Equal(expected, catalog.Translate(catalog.ChainFor("fr"), "k", ValueMap.Empty));
    }

    private static Locale Read(string language, ValueMap tree)
    {
        Assert.True(LanguageTag.TryParse(language, out var tag));
        return new Locale(tag, Flatten(tag, "", tree));
    }

    private static IEnumerable<KeyValuePair<string, Message>> Flatten(LanguageTag language, string prefix, ValueMap tree)
    {
        foreach (var (key, value) in tree)
        {
            if (value.Map is not { } map)
            {
                yield return new(prefix + key, Message.Plain(value.Text!));
            }
            else if (map.ContainsKey("other"))
            {
                yield return new(prefix + key, Message.Plural(language, map.ToDictionary(f => Category(f.Key), f => f.Value.Text!)));
            }
            else
            {
                foreach (var message in Flatten(language, $"{prefix}{key}.", map))
                {
                    yield return message;
                }
            }
        }
    }

    private static PluralCategory Category(string name)
    {
        Assert.True(PluralCategoryNames.TryParse(name, out var category));
        return category;
    }
}
