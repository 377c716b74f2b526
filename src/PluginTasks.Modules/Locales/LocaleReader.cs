using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Modules.Locales;

/// <summary>Reads <c>locales/&lt;lang&gt;.yaml</c> and <c>.json</c>.</summary>
internal static class LocaleReader
{
    private const string LocaleFolder = "locales";

    /// <summary>All locales. What got broken keeps the messages that it had.</summary>
    public static IReadOnlyList<ModuleLocale> ReadAll(ModuleFolder folder, string module, IReadOnlyList<ModuleLocale>? before = null) =>
        [.. folder.List(LocaleFolder).Select(path => Read(folder, module, path, before?.FirstOrDefault(l => l.Path == path))).OfType<ModuleLocale>()];

    /// <summary>The locales after one file changed; the others are the same objects.</summary>
    public static IReadOnlyList<ModuleLocale> ReadAgain(
        ModuleFolder folder, string module, IReadOnlyList<ModuleLocale> before, string changed) =>
        [.. folder.List(LocaleFolder)
            .Select(path => (Path: path, Before: before.FirstOrDefault(l => l.Path == path)))
            .Select(l => l.Before is not null && l.Path != changed ? l.Before : Read(folder, module, l.Path, l.Before))
            .OfType<ModuleLocale>()];

    private static ModuleLocale? Read(ModuleFolder folder, string module, string path, ModuleLocale? before)
    {
        var read = Read(folder, module, path);
        return read is not null && before is not null && read.Diagnostics.Any(d => d.Severity == Severity.Error)
            ? before with { Diagnostics = read.Diagnostics }
            : read;
    }

    private static ModuleLocale? Read(ModuleFolder folder, string module, string path)
    {
        var ending = Path.GetExtension(path);
        if (ending is not (".yaml" or ".yml" or ".json"))
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var shown = folder.Shown(path);
        if (!LanguageTag.TryParse(Path.GetFileNameWithoutExtension(path), out var language))
        {
            bag.Add(
                DiagnosticCodes.BadMessage, shown, 1, 1,
                $"a locale's file is named after its language, such as en.yaml or pt-BR.yaml, not {Quoted.Show(Path.GetFileName(path))}");
            return new ModuleLocale(path, new Locale(LanguageTag.English, []), new Dictionary<string, Use>(), bag.ToSorted());
        }

        var messages = new Dictionary<string, Message>(StringComparer.Ordinal);
        var places = new Dictionary<string, Use>(StringComparer.Ordinal);
        foreach (var (entry, key, message) in ReadMessages(folder, path, language, bag))
        {
            if (!key.StartsWith(module + ".", StringComparison.Ordinal))
            {
                entry.Report(bag, DiagnosticCodes.ForeignKey, $"the key {Quoted.Show(key)} has to start with {Quoted.Show(module + '.')}");
            }
            else if (!messages.TryAdd(key, message))
            {
                entry.Report(bag, DiagnosticCodes.DuplicateKey, $"the key {Quoted.Show(key)} stands twice in this file");
            }
            else
            {
                places.Add(key, new Use(key, entry.File, entry.Line, entry.Column));
            }
        }

        return new ModuleLocale(path, new Locale(language, messages), places, bag.ToSorted());
    }

    private static IEnumerable<(YamlEntry Entry, string Key, Message Message)> ReadMessages(
        ModuleFolder folder, string path, LanguageTag language, DiagnosticBag bag)
    {
        switch (SourceFile.Read(folder, path, bag))
        {
            case YamlMapping map:
                return LocaleMessages.Read(map, language, bag);
            case null or YamlScalar { Value.IsNull: true }:
                return [];
            case var other:
                other.Report(bag, DiagnosticCodes.BadMessage, $"a locale is a map of messages, not {other.Describe()}");
                return [];
        }
    }
}
