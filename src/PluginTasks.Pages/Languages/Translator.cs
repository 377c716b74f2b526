using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Languages;

/// <summary>The messages of a host, looked up for one language. Immutable.</summary>
public sealed class Translator(MessageCatalog catalog, LanguageChain chain)
{
    public LanguageChain Chain { get; } = chain;

    /// <summary>The message in the first language that has it; the key itself where none has.</summary>
    public string Text(string key, ValueMap args) => catalog.Translate(Chain, key, args);

    /// <summary>Null where no language has it.</summary>
    public Message? Find(string key) => catalog.Find(Chain, key);
}
