using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>The messages of a case: language → messages, nested or flat.</summary>
internal static class CaseLocales
{
    public static IEnumerable<Locale> Of(YamlNode? languages)
    {
        foreach (var entry in (languages as YamlMapping)?.Entries ?? [])
        {
            if (LanguageTag.TryParse(entry.Key, out var language) && entry.Value is YamlMapping map)
            {
                yield return new Locale(language, LocaleMessages.Read(map, language, new DiagnosticBag())
                    .DistinctBy(m => m.Key).Select(m => KeyValuePair.Create(m.Key, m.Message)));
            }
        }
    }
}
