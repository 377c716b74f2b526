namespace PluginTasks.Sdk.Languages;

/// <summary>
/// CLDR's rules for cardinal numbers. A language that is not known here uses its base, and without
/// one only <see cref="PluralCategory.Other"/>.
/// </summary>
internal static class PluralRules
{
    private static readonly Dictionary<string, PluralRule>.AlternateLookup<ReadOnlySpan<char>> Rules = PluralRuleTable
        .Read()
        .ToDictionary(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly PluralRule Unknown = new(_ => PluralCategory.Other, PluralCategory.Other);

    /// <summary>The form for a number, which is seen as its shortest text; its sign does not matter.</summary>
    public static PluralCategory Select(string languageTag, double count) => Select(RuleFor(languageTag), count);

    /// <summary>The forms that some number takes in the language, in the order of <see cref="PluralCategory"/>.</summary>
    public static IReadOnlyList<PluralCategory> CategoriesOf(string languageTag) => RuleFor(languageTag).Categories;

    internal static PluralCategory Select(PluralRule rule, double count) =>
        double.IsFinite(count) ? rule.Select(PluralOperands.Of(count)) : PluralCategory.Other;

    internal static PluralRule RuleFor(string languageTag)
    {
        Span<char> buffer = stackalloc char[TagText.MaxLength];
        if (!TagText.TryNormalize(languageTag, buffer, out var length))
        {
            return Unknown;
        }

        for (ReadOnlySpan<char> tag = buffer[..length]; !tag.IsEmpty; tag = TagText.BaseOf(tag))
        {
            if (Rules.TryGetValue(tag, out var rule))
            {
                return rule;
            }
        }

        return Unknown;
    }
}
