namespace PluginTasks.Sdk.Languages;

/// <summary>Language tags as text: case does not matter and <c>_</c> is read as <c>-</c>.</summary>
internal static class TagText
{
    public const int MaxLength = 35;

    private const int MaxSubtagLength = 8;

    /// <summary>Writes the tag in the usual casing, which is as long as it was.</summary>
    public static bool TryNormalize(ReadOnlySpan<char> text, Span<char> destination, out int length)
    {
        length = 0;
        if (text.Length is 0 or > MaxLength || destination.Length < text.Length)
        {
            return false;
        }

        var isExtension = false;
        while (length < text.Length)
        {
            var end = text[length..].IndexOfAny('-', '_');
            var subtag = end < 0 ? text[length..] : text.Slice(length, end);
            if (!IsSubtag(subtag, isFirst: length == 0) || length + subtag.Length + 1 == text.Length)
            {
                return false;
            }

            Normalize(subtag, destination[length..], length == 0 || isExtension);
            isExtension |= subtag.Length == 1;
            length += subtag.Length;
            if (length < text.Length)
            {
                destination[length++] = '-';
            }
        }

        return true;
    }

    /// <summary>The base of a tag in the usual casing; empty where it has none.</summary>
    public static ReadOnlySpan<char> BaseOf(ReadOnlySpan<char> tag)
    {
        var end = tag.LastIndexOf('-');

        // A single letter only announces what follows it, and means nothing at the end.
        while (end > 1 && tag[end - 2] == '-')
        {
            end -= 2;
        }

        return end < 0 ? [] : tag[..end];
    }

    private static bool IsSubtag(ReadOnlySpan<char> subtag, bool isFirst)
    {
        foreach (var c in subtag)
        {
            if (!(char.IsAsciiLetter(c) || (char.IsAsciiDigit(c) && !isFirst)))
            {
                return false;
            }
        }

        return subtag.Length <= MaxSubtagLength && subtag.Length >= (isFirst ? 2 : 1);
    }

    private static void Normalize(ReadOnlySpan<char> subtag, Span<char> destination, bool isLower)
    {
        var isRegion = !isLower && subtag.Length == 2;
        var isScript = !isLower && subtag.Length == 4 && char.IsAsciiLetter(subtag[0]);
        for (var i = 0; i < subtag.Length; i++)
        {
            destination[i] = isRegion || (isScript && i == 0)
                ? char.ToUpperInvariant(subtag[i])
                : char.ToLowerInvariant(subtag[i]);
        }
    }
}
