using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Languages;

namespace PluginTasks.Modules.Locales;

/// <summary>A locale file of a module: its messages, where each stands, and what is wrong with it. Immutable.</summary>
public sealed record ModuleLocale(
    string Path, Locale Locale, IReadOnlyDictionary<string, Use> Places, IReadOnlyList<Diagnostic> Diagnostics);
