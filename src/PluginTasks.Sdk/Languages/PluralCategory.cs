namespace PluginTasks.Sdk.Languages;

/// <summary>The plural forms that CLDR knows; a language uses some of them.</summary>
internal enum PluralCategory
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}
