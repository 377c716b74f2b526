using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.Pages.Languages;

/// <summary>Reads the messages of a locale, nested or flat, from a map.</summary>
public static class LocaleMessages
{
    /// <summary>Keys are whole, so a long group would be repeated in each of its messages.</summary>
    private const int LongestKey = 256;

    /// <summary>The messages with their whole keys, in the order of the file. Mistakes are reported where they stand.</summary>
    public static IEnumerable<(YamlEntry Entry, string Key, Message Message)> Read(YamlMapping map, LanguageTag language, DiagnosticBag bag) =>
        Read(map, "", language, bag);

    private static IEnumerable<(YamlEntry Entry, string Key, Message Message)> Read(YamlMapping map, string prefix, LanguageTag language, DiagnosticBag bag)
    {
        foreach (var entry in map.Entries)
        {
            if (prefix.Length + entry.Key.Length > LongestKey)
            {
                entry.Report(bag, DiagnosticCodes.BadMessage, $"the key {Quoted.Show(prefix + entry.Key)} is longer than {LongestKey} characters");
                continue;
            }

            var key = prefix + entry.Key;
            if (entry.Value is YamlMapping group && !IsPlural(group))
            {
                foreach (var inner in Read(group, key + ".", language, bag))
                {
                    yield return inner;
                }
            }
            else if (ReadMessage(entry, key, language, bag) is { } message)
            {
                if (message.Problem is { } problem)
                {
                    entry.Report(bag, DiagnosticCodes.BadMessage, $"the message {Quoted.Show(key)} is malformed: {problem}");
                }

                yield return (entry, key, message);
            }
        }
    }

    private static Message? ReadMessage(YamlEntry entry, string key, LanguageTag language, DiagnosticBag bag)
    {
        switch (entry.Value)
        {
            case YamlScalar { Value.Text: { } text }:
                return Message.Plain(text);
            case YamlScalar { Value: { IsNull: false } value }:
                entry.Report(bag, DiagnosticCodes.BadMessage, $"the message {Quoted.Show(key)} is {entry.Value.Describe()}; quote it to make it text");
                return Message.Plain(ValueJson.ToText(value));
            case YamlMapping forms:
                return Message.Plural(language, Forms(forms));
            default:
                entry.Report(
                    bag,
                    DiagnosticCodes.BadMessage,
                    $"the message {Quoted.Show(key)} is text, or a map of plural forms, not {entry.Value.Describe()}");
                return null;
        }
    }

    /// <summary>
    /// Whether all its keys are plural forms with text. One key that is none makes it a group, unless that
    /// is a form misspelt beside others, which is read as one so that it is reported.
    /// </summary>
    private static bool IsPlural(YamlMapping map)
    {
        if (map.Entries.Count == 0 || map.Entries.Any(e => e.Value is not YamlScalar))
        {
            return false;
        }

        var known = map.Entries.Count(e => PluralCategoryNames.TryParse(e.Key, out _));
        return known == map.Entries.Count ||
            (known > 0 && map["other"] is null && map.Entries.All(e => IsNearlyAForm(e.Key)));
    }

    private static bool IsNearlyAForm(string key) =>
        PluralCategoryNames.TryParse(key, out _) || Suggestion.Nearest(key, ["other"]) is not null;

    private static Dictionary<PluralCategory, string> Forms(YamlMapping map)
    {
        var forms = new Dictionary<PluralCategory, string>();
        foreach (var entry in map.Entries)
        {
            if (PluralCategoryNames.TryParse(entry.Key, out var category))
            {
                forms[category] = entry.Value.ToValue() is var value && value.Text is { } text ? text : ValueJson.ToText(value);
            }
        }

        return forms;
    }
}
