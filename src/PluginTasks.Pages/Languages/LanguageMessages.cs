namespace PluginTasks.Pages.Languages;

/// <summary>All locales of one language. Where two hold a key, the one that was given first is heard.</summary>
internal sealed class LanguageMessages
{
    // Not frozen: freezing costs a cold process more than it saves in a life of look-ups.
    private readonly Dictionary<string, Locale[]>.AlternateLookup<ReadOnlySpan<char>> byPrefix;

    public LanguageMessages(IEnumerable<Locale> locales) => byPrefix = locales
        .SelectMany(locale => locale.Prefixes.Select(prefix => (Prefix: prefix, Locale: locale)))
        .GroupBy(pair => pair.Prefix, pair => pair.Locale, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public Message? Find(string key)
    {
        if (byPrefix.TryGetValue(Locale.PrefixOf(key), out var locales))
        {
            foreach (var locale in locales)
            {
                if (locale.Messages.TryGetValue(key, out var message))
                {
                    return message;
                }
            }
        }

        return null;
    }
}
