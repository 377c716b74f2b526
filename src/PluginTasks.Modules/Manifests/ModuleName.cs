namespace PluginTasks.Modules.Manifests;

/// <summary>Names of modules: <c>^[a-z][a-z0-9_]{0,62}$</c>.</summary>
public static class ModuleName
{
    private const int Longest = 63;

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= Longest && char.IsAsciiLetterLower(name[0]) &&
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    public const string Rule = "a module's name is lower-case letters, digits and '_', starting with a letter, at most 63 characters";
}
