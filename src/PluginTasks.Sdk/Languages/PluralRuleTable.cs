using static PluginTasks.Sdk.Languages.PluralCategory;

namespace PluginTasks.Sdk.Languages;

/// <summary>
/// The rules of CLDR 48 (https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html),
/// in its letters. Numbers here never have trailing zeros, which makes some rules of CLDR the same.
/// </summary>
internal static class PluralRuleTable
{
    public static IEnumerable<KeyValuePair<string, PluralRule>> Read() =>
        from row in Rows()
        from language in row.Languages.Split(' ')
        select KeyValuePair.Create(language, row.Rule);

    private static IEnumerable<(string Languages, PluralRule Rule)> Rows() =>
    [
        ("bm dz id ig ii in ja jv km ko lo ms my su th to vi wo yo zh", new(_ => Other, Other)),
        ("af an asa ast az bem bg brx ce cgg chr de dv el en eo et eu fi fo fur fy gl gsw ha haw hu ka kk kl ks ku ky lb lg ml "
            + "mn mr nb ne nl nn no ny om or ps rm sc sd so sq st sv sw syr ta te tk tn tr ts ug ur uz ve vo xh yi",
            new(x => x.N == 1 ? One : Other, One, Other)),
        ("ca es it pt-PT", new(x => x.N == 1 ? One : IsMillions(x) ? Many : Other, One, Many, Other)),
        ("fr pt", new(x => x.I <= 1 ? One : IsMillions(x) ? Many : Other, One, Many, Other)),
        ("ff hy", new(x => x.I <= 1 ? One : Other, One, Other)),
        ("ak ln mg nso pa ti wa", new(x => x.N is 0 or 1 ? One : Other, One, Other)),
        ("am as bn fa gu hi kn zu", new(x => x.I == 0 || x.N == 1 ? One : Other, One, Other)),
        ("da", new(x => x.N == 1 || (x.F != 0 && x.I <= 1) ? One : Other, One, Other)),
        ("is mk", new(x => SlavicOnly(x, One) ? One : Other, One, Other)),
        ("si", new(x => x.N is 0 or 1 || (x.I == 0 && x.F == 1) ? One : Other, One, Other)),
        ("fil tl", new(x => (x.IsWhole ? x.I : x.F) % 10 is 4 or 6 or 9 ? Other : One, One, Other)),
        ("he iw", new(Hebrew, One, Two, Other)),
        ("se", new(x => x.N switch { 1 => One, 2 => Two, _ => Other }, One, Two, Other)),
        ("cs sk", new(x => !x.IsWhole ? Many : x.I switch { 1 => One, >= 2 and <= 4 => Few, _ => Other }, One, Few, Many, Other)),
        ("pl", new(Polish, One, Few, Many, Other)),
        ("be ru uk", new(EastSlavic, One, Few, Many, Other)),
        ("bs hr sr", new(x => SlavicOnly(x, One) ? One : SlavicOnly(x, Few) ? Few : Other, One, Few, Other)),
        ("sl", new(x => x.IsWhole ? Slovenian(x.I) : Few, One, Two, Few, Other)),
        ("dsb hsb", new(x => Slovenian(x.IsWhole ? x.I : x.F), One, Two, Few, Other)),
        ("ro", new(x => x.N == 1 ? One : x.N is -1 or 0 || x.N % 100 is >= 1 and <= 19 ? Few : Other, One, Few, Other)),
        ("lt", new(Lithuanian, One, Few, Many, Other)),
        ("lv", new(Latvian, Zero, One, Other)),
        ("br", new(Breton, One, Two, Few, Many, Other)),
        ("cy", new(x => x.N switch { 0 => Zero, 1 => One, 2 => Two, 3 => Few, 6 => Many, _ => Other }, Zero, One, Two, Few, Many, Other)),
        ("ga", new(x => x.N switch { 1 => One, 2 => Two, >= 3 and <= 6 => Few, >= 7 and <= 10 => Many, _ => Other }, One, Two, Few, Many, Other)),
        ("gd", new(x => x.N switch { 1 or 11 => One, 2 or 12 => Two, >= 3 and <= 19 => Few, _ => Other }, One, Two, Few, Other)),
        ("mt", new(Maltese, One, Two, Few, Many, Other)),
        ("ar", new(Arabic, Zero, One, Two, Few, Many, Other)),
    ];

    private static bool IsMillions(PluralOperands x) => x.N > 0 && x.N % 1_000_000 == 0;

    /// <summary>Whether the number, or after a comma its fraction, takes this form of the Slavic languages.</summary>
    private static bool SlavicOnly(PluralOperands x, PluralCategory form) => Slavic(x.IsWhole ? x.I : x.F) == form;

    private static PluralCategory Slavic(long number) => (number % 10, number % 100) switch
    {
        (1, not 11) => One,
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => Few,
        _ => Many,
    };

    private static PluralCategory EastSlavic(PluralOperands x) => x.IsWhole ? Slavic(x.I) : Other;

    private static PluralCategory Polish(PluralOperands x) =>
        !x.IsWhole ? Other : x.I == 1 ? One : Slavic(x.I) == Few ? Few : Many;

    private static PluralCategory Slovenian(long number) => (number % 100) switch
    {
        1 => One,
        2 => Two,
        3 or 4 => Few,
        _ => Other,
    };

    private static PluralCategory Hebrew(PluralOperands x) =>
        x.N == 1 || (x.I == 0 && !x.IsWhole) ? One : x.N == 2 ? Two : Other;

    private static PluralCategory Lithuanian(PluralOperands x) => (x.N % 10, x.N % 100) switch
    {
        _ when !x.IsWhole => Many,
        (_, >= 11 and <= 19) => Other,
        (1, _) => One,
        ( >= 2, _) => Few,
        _ => Other,
    };

    private static PluralCategory Latvian(PluralOperands x)
    {
        var number = x.IsWhole ? x.I : x.F;
        var isTeen = number % 100 is >= 11 and <= 19;
        if (x.IsWhole ? isTeen || number % 10 == 0 : isTeen && x.V == 2)
        {
            return Zero;
        }

        return number % 10 == 1 && (number % 100 != 11 || (!x.IsWhole && x.V != 2)) ? One : Other;
    }

    private static PluralCategory Breton(PluralOperands x) => (x.N % 10, x.N % 100) switch
    {
        _ when !x.IsWhole => Other,
        (1, not (11 or 71 or 91)) => One,
        (2, not (12 or 72 or 92)) => Two,
        (3 or 4 or 9, not (>= 10 and <= 19 or >= 70 and <= 79 or >= 90 and <= 99)) => Few,
        _ => IsMillions(x) ? Many : Other,
    };

    private static PluralCategory Maltese(PluralOperands x) => (x.N, x.N % 100) switch
    {
        (1, _) => One,
        (2, _) => Two,
        (0, _) or (_, >= 3 and <= 10) => Few,
        (_, >= 11 and <= 19) => Many,
        _ => Other,
    };

    private static PluralCategory Arabic(PluralOperands x) => (x.N, x.N % 100) switch
    {
        (0, _) => Zero,
        (1, _) => One,
        (2, _) => Two,
        (_, >= 3 and <= 10) => Few,
        (_, >= 11) => Many,
        _ => Other,
    };
}
