namespace PluginTasks.Fuzz.Texts;

/// <summary>Which file of a module a text is for.</summary>
public enum TextKind
{
    Page,
    Fragment,
    Locale,
    JsonLocale,
    Manifest,
    Rbac,
}
