using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>A normalized path.</summary>
/// <param name="Segments">What stands between the slashes; the last is empty where the path ends in one.</param>
/// <param name="IsAmbiguous">Whether some servers would read it as another path. Such a path is let through by no path rule.</param>
internal sealed record UrlPath(IReadOnlyList<string> Segments, bool IsAmbiguous)
{
    public static UrlPath Root { get; } = new([""], false);

    /// <summary>As it is to be sent: what was checked is then what arrives.</summary>
    public string Text => "/" + string.Join('/', Segments);

    /// <param name="text">Empty, or beginning with a slash; without query.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out UrlPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        if (text.Length == 0)
        {
            path = Root;
            problem = null;
            return true;
        }

        if (text[0] != '/')
        {
            problem = "has a path that does not begin with '/'";
            return false;
        }

        if (!PercentEncoding.TryNormalize(text, out var encoded, out problem))
        {
            return false;
        }

        var written = text[1..].Split('/');
        var segments = new List<string>();
        var parts = encoded[1..].Split('/');
        var climbs = false;
        var ambiguous = false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is not ("." or ".."))
            {
                segments.Add(parts[i]);
                ambiguous |= PathTricks.IsTricky(parts[i]);
                continue;
            }

            // Dots that hide in an encoding are dots for some servers and a name for others.
            ambiguous |= written[i] != parts[i];
            if (parts[i] == "..")
            {
                climbs = true;
                ambiguous |= segments.Count == 0;
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }

            if (i == parts.Length - 1)
            {
                segments.Add("");
            }
        }

        // Servers that merge slashes climb from another place than those that do not.
        ambiguous |= climbs && parts.SkipLast(1).Contains("");
        path = new UrlPath(segments, ambiguous);
        return true;
    }

    /// <summary>Whether it begins with these segments, whole.</summary>
    public bool StartsWith(IReadOnlyList<string> prefix) =>
        prefix.Count <= Segments.Count && Segments.Take(prefix.Count).SequenceEqual(prefix, StringComparer.Ordinal);
}
