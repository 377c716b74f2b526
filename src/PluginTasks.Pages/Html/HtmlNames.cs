namespace PluginTasks.Pages.Html;

/// <summary>Ids, classes and language tags in the form that HTML wants.</summary>
internal static class HtmlNames
{
    private const int LongestLanguage = 35;

    /// <summary>The language of the document; English where it is no language tag.</summary>
    public static string Language(string? tag) =>
        tag is { Length: > 0 and <= LongestLanguage } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : "en";

    /// <summary>An id without whatever no id has.</summary>
    public static string Id(string text) => text.Length == 0
        ? "_"
        : string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '_'));

    /// <summary>The renderer's own classes, then the author's, without what cannot be one.</summary>
    public static string Classes(string own, string? further) => further is null
        ? own
        : string.Join(' ', further.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(IsClass).Prepend(own)).Trim();

    public static bool IsClass(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
