using System.Globalization;

namespace PluginTasks.Pages.Languages;

/// <summary>In which language a request is answered.</summary>
public static class LanguageChoice
{
    /// <summary>More than a browser sends; the rest of a longer header is not read.</summary>
    public const int MaxHeaderLength = 1024;

    /// <summary>
    /// An explicit language, else the session's, else the user's, else the best of an
    /// <c>Accept-Language</c> header that exists, else the default. What is not a language tag
    /// counts as absent.
    /// </summary>
    public static LanguageChain Choose(
        string? explicitTag, string? session, string? user, string? acceptLanguage, MessageCatalog catalog)
    {
        foreach (var tag in (ReadOnlySpan<string?>)[explicitTag, session, user])
        {
            if (LanguageTag.TryParse(tag, out var language))
            {
                return catalog.ChainFor(language.Text);
            }
        }

        return BestOf(acceptLanguage, catalog);
    }

    private static LanguageChain BestOf(ReadOnlySpan<char> header, MessageCatalog catalog)
    {
        var best = catalog.DefaultChain;
        var bestQuality = 0d;
        var bounded = header[..Math.Min(header.Length, MaxHeaderLength)];
        foreach (var range in bounded.Split(','))
        {
            var entry = bounded[range];
            var parameters = entry.IndexOf(';');
            var tag = (parameters < 0 ? entry : entry[..parameters]).Trim();
            var quality = parameters < 0 ? 1 : QualityOf(entry[(parameters + 1)..]);
            if (quality > bestQuality && (tag is "*" ? catalog.DefaultChain : catalog.FindChain(tag)) is { } chain)
            {
                best = chain;
                bestQuality = quality;
            }
        }

        return best;
    }

    /// <summary>The weight that the parameters of an entry give it; 0, which is never chosen, for garbage.</summary>
    private static double QualityOf(ReadOnlySpan<char> parameters)
    {
        var text = parameters.Trim();
        return text is ['q' or 'Q', '=', ..]
            && double.TryParse(text[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            && quality <= 1
                ? quality
                : 0;
    }
}
