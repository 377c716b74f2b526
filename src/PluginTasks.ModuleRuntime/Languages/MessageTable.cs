using System.Collections.Concurrent;
using System.Text.Json;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.ModuleRuntime.Languages;

/// <summary>The messages that a module knows. Immutable; a message is read when it is first asked for.</summary>
internal sealed class MessageTable
{
    private const string English = "en";

    private readonly Dictionary<string, Language> languages = new(StringComparer.Ordinal);
    private readonly Language[] defaultChain;

    public MessageTable(ModuleMessages messages)
    {
        foreach (var (tag, texts) in messages.Languages)
        {
            if (Normalized(tag) is { } language)
            {
                languages[language] = new Language(language, texts);
            }
        }

        var last = WithBases(Normalized(messages.DefaultLanguage) ?? English).Append(English).ToArray();
        defaultChain = Existing(last);
        foreach (var (tag, language) in languages)
        {
            language.Chain = Existing(WithBases(tag).Concat(last));
        }
    }

    /// <summary>The message in the first language that has it; the key itself where none has.</summary>
    public string Text(string? requested, string key, object? args)
    {
        var values = JsonMap.From(args);
        foreach (var language in ChainFor(requested))
        {
            if (language.Find(key) is { } message)
            {
                return message.Format(values);
            }
        }

        return key;
    }

    private static string? Normalized(string? tag)
    {
        Span<char> buffer = stackalloc char[TagText.MaxLength];
        return TagText.TryNormalize(tag, buffer, out var length) ? buffer[..length].ToString() : null;
    }

    private static IEnumerable<string> WithBases(string tag)
    {
        for (var text = tag; text.Length > 0; text = TagText.BaseOf(text).ToString())
        {
            yield return text;
        }
    }

    private Language[] Existing(IEnumerable<string> tags) => [.. tags.Distinct().Select(t => languages.GetValueOrDefault(t)).OfType<Language>()];

    private Language[] ChainFor(string? requested) => Normalized(requested) is { } tag
        ? WithBases(tag).Select(t => languages.GetValueOrDefault(t)?.Chain).FirstOrDefault(chain => chain is not null) ?? defaultChain
        : defaultChain;

    private sealed class Language(string tag, IReadOnlyDictionary<string, JsonElement> texts)
    {
        private readonly ConcurrentDictionary<string, ModuleMessage> read = new(StringComparer.Ordinal);

        public Language[] Chain { get; set; } = [];

        public ModuleMessage? Find(string key)
        {
            if (read.TryGetValue(key, out var known))
            {
                return known;
            }

            return texts.TryGetValue(key, out var written) ? read[key] = new ModuleMessage(tag, written) : null;
        }
    }
}
