using System.Runtime.CompilerServices;
using PluginTasks.Modules.Locales;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Modules.Library;

/// <summary>
/// The views of pages under one set of messages. Those of an earlier set go on being used where neither
/// the page nor a message that it may show has changed. Thread safe.
/// </summary>
internal sealed class ServedPages
{
    /// <summary>Weak, so that the views of a page that was replaced go with it.</summary>
    private readonly ConditionalWeakTable<CompiledPage, PageViews> views = [];

    private readonly Dictionary<string, IReadOnlyList<ModuleLocale>> locales;

    public ServedPages(IEnumerable<Module> modules, string defaultLanguage, ServedPages? before)
    {
        locales = modules.ToDictionary(m => m.Name, m => m.Locales, StringComparer.Ordinal);
        if (before is not null && locales.Keys.Order().SequenceEqual(before.locales.Keys.Order()) && locales.Keys.All(m => SameLocales(before, m)))
        {
            (Messages, views) = (before.Messages, before.views);
            return;
        }

        Messages = new MessageCatalog(locales.Values.SelectMany(l => l).Select(l => l.Locale), defaultLanguage);
        if (before is not null && Languages().SetEquals(before.Languages()))
        {
            foreach (var (page, kept) in before.views.Where(v => v.Key.MessageModules.All(m => SameLocales(before, m))))
            {
                views.AddOrUpdate(page, kept);
            }
        }
    }

    public MessageCatalog Messages { get; }

    public PageViews For(CompiledPage page) => views.GetValue(page, p => new PageViews(p, Messages));

    private bool SameLocales(ServedPages before, string module) =>
        ReferenceEquals(locales.GetValueOrDefault(module), before.locales.GetValueOrDefault(module));

    private HashSet<LanguageTag> Languages() => locales.Values.SelectMany(l => l).Select(l => l.Locale.Language).ToHashSet();
}
