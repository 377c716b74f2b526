using System.Collections.Concurrent;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Permissions;

namespace PluginTasks.Pages.Trees;

/// <summary>
/// The views of one page under one set of messages, kept by language and visible gates. A page or a
/// message that changes gets a new object, so nothing here is ever out of date. Thread safe.
/// </summary>
public sealed class PageViews(CompiledPage page, MessageCatalog messages)
{
    /// <summary>More views than this are more kinds of users than a host has; then the cache starts anew.</summary>
    private const int Kept = 256;

    private readonly ConcurrentDictionary<(LanguageChain Chain, GateSet Visible), PageView> views = new();

    public CompiledPage Page { get; } = page;

    public PageView For(PageUser user, string? language)
    {
        var key = (messages.ChainFor(language), GateSet.Of(Page.Gates, user));
        if (views.TryGetValue(key, out var view))
        {
            return view;
        }

        if (views.Count >= Kept)
        {
            views.Clear();
        }

        return views.GetOrAdd(key, k => new PageView(Page, new Translator(messages, k.Chain), k.Visible));
    }
}
