using System.Net;
using System.Net.Http.Headers;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>Makes sure that what is measured is right: same bytes, no entry without a session, 304 for a known tag.</summary>
internal static class ConditionalRequest
{
    public static async Task CheckAsync(int port, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var bare = await client.GetByteArrayAsync(DefinitionRequests.BarePath, cancellation);
        using var stranger = await client.GetAsync(DefinitionRequests.PagePath, cancellation);
        Require(stranger.StatusCode == HttpStatusCode.Unauthorized, "a request without a session is refused");

        client.DefaultRequestHeaders.Add("Cookie", $"{DefinitionRequests.Cookie}={DefinitionRequests.Session}");
        using var page = await client.GetAsync(DefinitionRequests.PagePath, cancellation);
        var bytes = await page.Content.ReadAsByteArrayAsync(cancellation);
        Require(page.StatusCode == HttpStatusCode.OK && bytes.AsSpan().SequenceEqual(bare), "both endpoints answer the same bytes");

        client.DefaultRequestHeaders.IfNoneMatch.Add(page.Headers.ETag ?? EntityTagHeaderValue.Any);
        using var known = await client.GetAsync(DefinitionRequests.PagePath, cancellation);
        Require(known.StatusCode == HttpStatusCode.NotModified, "a known tag is answered with 304");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The server is wrong: it does not hold that {what}.");
        }
    }
}
