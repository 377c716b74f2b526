namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>Headers that are between two ends of one connection, or ours to write. They are not passed on.</summary>
public static class HopHeaders
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings",
        "Host", "Content-Length", "Expect",
    };

    internal static IReadOnlyList<HeaderField> Without(IReadOnlyList<HeaderField> fields)
    {
        var named = fields.Where(f => f.Is("Connection"))
            .SelectMany(f => f.Value.Split(',', StringSplitOptions.TrimEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. fields.Where(f => !IsOfConnection(f.Name) && !named.Contains(f.Name))];
    }

    /// <summary>Whether a header is not the caller's to set, whatever the others say.</summary>
    public static bool IsOfConnection(string name) =>
        Names.Contains(name) || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it can be written as one header and read as the same.</summary>
    public static bool IsReadable(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return HeadLines.IsToken(name) && !value.Any(c => c is not '\t' && (c < ' ' || c is > '~' and < '\u00A0' || c > '\u00FF'));
    }
}
