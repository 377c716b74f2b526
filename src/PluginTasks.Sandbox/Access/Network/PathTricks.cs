using System.Buffers;
using System.Text;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>Segments that some server, after decoding once or more, takes for something else than one segment.</summary>
internal static class PathTricks
{
    private const int MostDecodings = 5;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Slashes and dots of other scripts, which old code pages fit to those of ASCII.
    private static readonly SearchValues<char> Lookalikes = SearchValues.Create("\uFF0F\uFF3C\uFF0E\u2215\u2044\u29F5\u2216\u2024\u2025\uFE52");

    /// <param name="segment">Normalized.</param>
    public static bool IsTricky(string segment)
    {
        var bytes = Encoding.ASCII.GetBytes(segment);
        for (var i = 0; i < MostDecodings; i++)
        {
            if (MeansMore(bytes))
            {
                return true;
            }

            var decoded = PercentEncoding.Decode(bytes);
            if (decoded.Length == bytes.Length)
            {
                return false;
            }

            bytes = decoded;
        }

        return true;
    }

    private static bool MeansMore(byte[] bytes)
    {
        string text;
        try
        {
            // Overlong forms and code pages: servers disagree about what these bytes are.
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return true;
        }

        // Servers that know matrix parameters cut them off first: '..;x' is '..' to them.
        var name = text.Split(';')[0];
        return name is "." or ".." || text.Any(c => c is '/' or '\\' || char.IsControl(c)) || text.AsSpan().ContainsAny(Lookalikes);
    }
}
