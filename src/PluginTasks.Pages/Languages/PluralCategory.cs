namespace PluginTasks.Pages.Languages;

/// <summary>The plural forms that CLDR knows; a language uses some of them.</summary>
public enum PluralCategory
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}
