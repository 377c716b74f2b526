namespace PluginTasks.Pages.Html;

/// <summary>
/// An address that a link or a picture may have: <c>http</c>, <c>https</c>, <c>mailto</c>, or one on this
/// host.
/// </summary>
internal sealed class SafeUrl
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    private SafeUrl(string text) => Text = text;

    public string Text { get; }

    /// <summary>Null for every other address.</summary>
    public static SafeUrl? TryOf(string? written)
    {
        var text = written?.Trim(' ') ?? "";

        // Browsers drop some control characters before they look for the scheme, and read "\" as "/".
        if (text.Length == 0 || text.Any(c => char.IsControl(c) || c == '\\') || text.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOfAny([':', '/', '?', '#']);
        var hasScheme = end >= 0 && text[end] == ':';
        return hasScheme && !Schemes.Contains(text[..end].ToLowerInvariant()) ? null : new SafeUrl(text);
    }
}
