namespace PluginTasks.Pages.Languages;

/// <summary>The languages in which a request's messages are looked up, in this order.</summary>
public sealed class LanguageChain
{
    internal LanguageChain(LanguageTag language, IReadOnlyList<LanguageTag> languages)
    {
        Language = language;
        Languages = languages;
    }

    /// <summary>The language that is shown: the requested one as far as it exists, else the default.</summary>
    public LanguageTag Language { get; }

    /// <summary>Only languages that have messages.</summary>
    public IReadOnlyList<LanguageTag> Languages { get; }
}
