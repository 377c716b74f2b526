using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Pages.Compilation;

/// <summary>Ids: <c>^[A-Za-z_][A-Za-z0-9_.-]{0,127}$</c>.</summary>
internal static class ComponentId
{
    private const int Longest = 128;

    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest &&
        (char.IsAsciiLetter(text[0]) || text[0] == '_') &&
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    public static string Complaint(string text) => text.Length > Longest
        ? $"the id {Quoted.Show(text)} is longer than {Longest} characters"
        : $"the id {Quoted.Show(text)} is malformed; an id starts with a letter or '_' and has only letters, digits, '_', '.' and '-'";
}
