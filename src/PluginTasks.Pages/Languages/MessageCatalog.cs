using PluginTasks.Pages.Values;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.Pages.Languages;

/// <summary>
/// The messages of all modules in all languages. It never changes; a new one is cheap, as it takes
/// over the locales as they are.
/// </summary>
public sealed class MessageCatalog
{
    private readonly Dictionary<string, LanguageMessages> languages;

    /// <summary>One for each language there is, so that no request can add to them.</summary>
    private readonly Dictionary<string, LanguageChain>.AlternateLookup<ReadOnlySpan<char>> chains;
    private readonly LanguageTag defaultLanguage;

    /// <exception cref="ArgumentException">The default language is not a language tag.</exception>
    public MessageCatalog(IEnumerable<Locale> locales, string defaultLanguage)
    {
        if (!LanguageTag.TryParse(defaultLanguage, out var tag))
        {
            throw new ArgumentException(
                $"The default language '{defaultLanguage}' is not a language tag; it should be one such as 'en' or 'pt-BR'.",
                nameof(defaultLanguage));
        }

        this.defaultLanguage = tag;
        var groups = locales.GroupBy(l => l.Language).ToList();
        languages = groups.ToDictionary(g => g.Key.Text, g => new LanguageMessages(g), StringComparer.Ordinal);
        chains = groups
            .ToDictionary(g => g.Key.Text, g => new LanguageChain(g.Key, ExistingOf(g.Key)), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        Languages = [.. groups.Select(g => g.Key).OrderBy(l => l.Text, StringComparer.Ordinal)];
        DefaultChain = chains.TryGetValue(tag.Text, out var chain) ? chain : new LanguageChain(tag, ExistingOf(tag));
    }

    /// <summary>The languages that have messages.</summary>
    public IReadOnlyList<LanguageTag> Languages { get; }

    public LanguageChain DefaultChain { get; }

    /// <summary>
    /// The chain of a tag, its bases, the default language with its bases, and English. The same
    /// object for the same languages, whatever was asked for.
    /// </summary>
    public LanguageChain ChainFor(string? requested) => FindChain(requested) ?? DefaultChain;

    public Message? Find(LanguageChain chain, string key)
    {
        foreach (var language in chain.Languages)
        {
            if (languages.TryGetValue(language.Text, out var messages) && messages.Find(key) is { } message)
            {
                return message;
            }
        }

        return null;
    }

    /// <summary>The message filled in; the key itself where no language of the chain has it.</summary>
    public string Translate(LanguageChain chain, string key, ValueMap args) => Find(chain, key)?.Format(args) ?? key;

    /// <summary>The chain of a tag, or null where neither it nor a base of it has messages.</summary>
    internal LanguageChain? FindChain(ReadOnlySpan<char> requested)
    {
        Span<char> buffer = stackalloc char[LanguageTag.MaxLength];
        if (!TagText.TryNormalize(requested, buffer, out var length))
        {
            return null;
        }

        for (ReadOnlySpan<char> tag = buffer[..length]; !tag.IsEmpty; tag = TagText.BaseOf(tag))
        {
            if (chains.TryGetValue(tag, out var chain))
            {
                return chain;
            }
        }

        return null;
    }

    private LanguageTag[] ExistingOf(LanguageTag first) =>
    [
        .. WithBases(first).Concat(WithBases(defaultLanguage)).Append(LanguageTag.English)
            .Where(l => languages.ContainsKey(l.Text)).Distinct(),
    ];

    private static IEnumerable<LanguageTag> WithBases(LanguageTag language)
    {
        for (var tag = language; tag is not null; tag = tag.Base)
        {
            yield return tag;
        }
    }
}
