namespace PluginTasks.Pages.Languages;

/// <summary>The messages of one file: those of a module in a language, by whole keys.</summary>
public sealed class Locale
{
    public Locale(LanguageTag language, IEnumerable<KeyValuePair<string, Message>> messages)
    {
        Language = language;
        Messages = new Dictionary<string, Message>(messages, StringComparer.Ordinal);
        Prefixes = Messages.Keys.Select(k => PrefixOf(k).ToString()).ToHashSet(StringComparer.Ordinal);
    }

    public LanguageTag Language { get; }

    public IReadOnlyDictionary<string, Message> Messages { get; }

    /// <summary>What its keys have before the first dot: its module, unless it says something for others too.</summary>
    internal IReadOnlySet<string> Prefixes { get; }

    internal static ReadOnlySpan<char> PrefixOf(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? key : key.AsSpan(0, dot);
    }
}
