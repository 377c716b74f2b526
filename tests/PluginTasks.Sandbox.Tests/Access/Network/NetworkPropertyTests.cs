using System.Net;
using PluginTasks.Sandbox.Access.Network;

namespace PluginTasks.Sandbox.Tests.Access.Network;

/// <summary>What holds for every target, tried with mutations of some that matter.</summary>
public sealed class NetworkPropertyTests
{
    private const string Host = "api.example.com";

    private static readonly string[] Seeds =
    [
        "https://api.example.com/v1/reports/7?a=1", "https://api.example.com/v1/reports/../x", "https://api.example.com:443/v1/reports",
        "http://api.example.com/v1/", "api.example.com:443", "https://127.0.0.1:8080/v1", "https://[::1]/v1", "https://bücher.example/v1",
        "https://api.example.com/%76%31/%72eports", "https://api.example.com//v1/reports",
    ];

    private static readonly string[] Pieces =
    [
        "/", "//", ".", "..", "/../", "/./", "%2e", "%2E%2e", "%2f", "%5c", "%25", "%252e", "%", ";", "..;", "\\", "@", "#", "?", ":", "[", "]",
        "v1", "V1", "reports", "%72", "%7e", "~", "é", "Ü", "。", "．", "\u200D", "\t", " ", "\0", "xn--", "0x", "127.1", "::", "*", "-", "_", "443",
    ];

    [Fact]
    public void Normalized_OfRandomTargets_IsItselfNormalized()
    {
        var read = 0;
        foreach (var text in Mutations(20261101, 60_000))
        {
            if (NetworkRequest.TryParse(text, out var request, out _))
            {
                read++;
                Assert.True(NetworkRequest.TryParse(request.Normalized, out var again, out var error), $"{text} → {request.Normalized}: {error?.Message}");
                Assert.Equal(request.Normalized, again.Normalized);
            }

            if (NetworkTarget.TryParse(text, out var target, out _))
            {
                Assert.True(NetworkTarget.TryParse(target.Normalized, out var again, out var error), $"{text} → {target.Normalized}: {error?.Message}");
                Assert.Equal(target.Normalized, again.Normalized);
            }
        }

        Assert.InRange(read, 5_000, 60_000);
    }

    [Fact]
    public void Allows_RandomTargetUnderAPathRule_HasTheHostAndTheSegments()
    {
        Assert.True(NetworkTarget.TryParse("https://api.example.com/v1/reports", out var rule, out _));
        var allowed = 0;
        foreach (var text in Mutations(20261102, 60_000))
        {
            if (!rule.Allows(text) || !text.Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            allowed++;
            Assert.True(Uri.TryCreate(text, UriKind.Absolute, out var uri), text);
            Assert.Equal(Host, uri.IdnHost.TrimEnd('.'));
            Assert.Equal(443, uri.Port);
            Assert.Equal("", uri.UserInfo);
            Assert.True(DecodedSegments(text) is ["v1", "reports", ..], text);
        }

        Assert.InRange(allowed, 500, 60_000);
    }

    // Decodes until nothing changes and only then cuts and climbs: the worst that a server can do with a path.
    private static List<string> DecodedSegments(string text)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('?')[0];
        var path = rest[rest.IndexOf('/', StringComparison.Ordinal)..];
        for (var decoded = WebUtility.UrlDecode(path.Replace("+", "%2B", StringComparison.Ordinal)); decoded != path;)
        {
            path = decoded;
            decoded = WebUtility.UrlDecode(path.Replace("+", "%2B", StringComparison.Ordinal));
        }

        var segments = new List<string>();
        foreach (var segment in path[1..].Replace('\\', '/').Split('/').Select(s => s.Split(';')[0] is "." or ".." ? s.Split(';')[0] : s))
        {
            if (segment == "..")
            {
                Assert.NotEmpty(segments);
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return segments;
    }

    private static IEnumerable<string> Mutations(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var text = Seeds[random.Next(Seeds.Length)];
            for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
            {
                var at = random.Next(text.Length);
                var piece = Pieces[random.Next(Pieces.Length)];
                text = random.Next(4) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text[..at] + piece + text[(at + 1)..],
                    2 => text[..at] + char.ToUpperInvariant(text[at]) + text[(at + 1)..],
                    _ => text.Insert(at, piece),
                };
            }

            yield return text;
        }
    }
}
