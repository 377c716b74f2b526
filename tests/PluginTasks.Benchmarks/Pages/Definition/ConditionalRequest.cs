using System.Net;
using PluginTasks.Benchmarks.Hosts;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>Makes sure that what is measured is right: no entry without a session, the page with one, 304 for a known tag.</summary>
internal static class ConditionalRequest
{
    /// <summary>The page's bytes.</summary>
    /// <exception cref="InvalidOperationException">The host is wrong.</exception>
    public static async Task<byte[]> CheckAsync(HostProcess host, string cookie, CancellationToken cancellation)
    {
        using var stranger = await SendAsync(host, _ => { }, cancellation);
        Require(stranger.StatusCode == HttpStatusCode.Unauthorized, "a request without a session is refused");
        using var page = await SendAsync(host, ask => ask.Headers.Add("Cookie", cookie), cancellation);
        Require(page.StatusCode == HttpStatusCode.OK, "a session is let in");
        using var known = await SendAsync(host, ask =>
        {
            ask.Headers.Add("Cookie", cookie);
            ask.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        }, cancellation);
        Require(known.StatusCode == HttpStatusCode.NotModified, "a known tag is answered with 304");
        return await page.Content.ReadAsByteArrayAsync(cancellation);
    }

    private static async Task<HttpResponseMessage> SendAsync(HostProcess host, Action<HttpRequestMessage> fill, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, DefinitionRequests.Path);
        fill(request);
        return await host.Client.SendAsync(request, cancellation);
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The host is wrong: it does not hold that {what}.");
        }
    }
}
