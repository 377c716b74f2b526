using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>The parts of a rule or target, cut but not yet read. Where parsers disagree about the cuts, it is refused.</summary>
/// <param name="Scheme">Null where only a host, or a host and a port, stand there.</param>
/// <param name="Path">Empty, or beginning with a slash.</param>
/// <param name="HasQuery">Whether a query followed, which is dropped.</param>
internal readonly record struct UrlText(UrlScheme? Scheme, string Authority, string Path, bool HasQuery)
{
    private const int Longest = 16 * 1024;

    public static bool TryCut(string text, out UrlText url, [NotNullWhen(false)] out string? problem)
    {
        url = default;
        problem = ProblemOfCharacters(text);
        if (problem is not null)
        {
            return false;
        }

        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
        {
            problem = text.AsSpan().IndexOfAny('/', '?') < 0 ? null : "has a path but no scheme; write 'https://host/path'";
            url = new UrlText(null, text, "", false);
            return problem is null;
        }

        if (UrlSchemes.Find(text.AsSpan(0, colon)) is not { } scheme)
        {
            problem = $"has an unknown scheme; there are {UrlSchemes.Known}";
            return false;
        }

        // The query goes first: in 'https://h?@evil/' the host is 'h'.
        var rest = text[(colon + 3)..];
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var beforeQuery = query < 0 ? rest : rest[..query];
        var slash = beforeQuery.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? beforeQuery : beforeQuery[..slash];
        if (!authority.StartsWith('[') && authority.Count(c => c == ':') > 1)
        {
            problem = "has a host with colons; an IPv6 address in a URL stands in brackets";
            return false;
        }

        url = new UrlText(scheme, authority, slash < 0 ? "" : beforeQuery[slash..], query >= 0);
        return true;
    }

    private static string? ProblemOfCharacters(string text)
    {
        if (text.Length == 0)
        {
            return "is empty";
        }

        if (text.Length > Longest)
        {
            return $"is longer than {Longest} characters";
        }

        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsControl(character) || char.IsWhiteSpace(character))
            {
                return $"has {Quoted.Name(character)}; it must have no control characters or spaces";
            }

            if (character == '\\')
            {
                return "has a '\\', which some programs read as '/'";
            }

            if (character == '#')
            {
                return "has a fragment ('#'), which is never sent";
            }

            if (char.IsSurrogate(character))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(character, text[i + 1]))
                {
                    return $"has {Quoted.Name(character)} without its other half";
                }

                i++;
            }
        }

        return null;
    }
}
