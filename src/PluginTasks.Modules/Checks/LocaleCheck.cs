using PluginTasks.Modules.Library;
using PluginTasks.Modules.Locales;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Languages;

namespace PluginTasks.Modules.Checks;

/// <summary>Finds keys that one language of a module has and another lacks.</summary>
internal static class LocaleCheck
{
    public static void Run(Module module, DiagnosticBag bag)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var locale in module.Locales)
        {
            foreach (var (key, place) in locale.Places.Where(p => reported.Add(p.Key)))
            {
                var lacking = module.Locales
                    .Where(l => !Covers(module, l.Locale.Language, key))
                    .Select(l => l.Locale.Language.Text)
                    .Order(StringComparer.Ordinal)
                    .ToList();
                if (lacking.Count > 0)
                {
                    bag.Add(
                        DiagnosticCodes.MissingTranslation, place.File, place.Line, place.Column,
                        $"the key {Quoted.Show(key)} is missing in {string.Join(", ", lacking)}");
                }
            }
        }
    }

    /// <summary>A regional language has what its base has.</summary>
    private static bool Covers(Module module, LanguageTag language, string key)
    {
        for (var tag = language; tag is not null; tag = tag.Base)
        {
            if (module.Locales.Any(l => l.Locale.Language == tag && l.Places.ContainsKey(key)))
            {
                return true;
            }
        }

        return false;
    }
}
