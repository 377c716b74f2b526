namespace PluginTasks.Sdk.Languages;

/// <summary>How the plural forms are called in locale files.</summary>
internal static class PluralCategoryNames
{
    private static readonly string[] Names = ["zero", "one", "two", "few", "many", "other"];

    public static IReadOnlyList<string> All => Names;

    public static string NameOf(PluralCategory category) => Names[(int)category];

    public static bool TryParse(string name, out PluralCategory category)
    {
        var index = Array.IndexOf(Names, name);
        category = index < 0 ? PluralCategory.Other : (PluralCategory)index;
        return index >= 0;
    }
}
