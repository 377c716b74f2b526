using System.Net;
using System.Net.Http.Json;
using PluginTasks.Web.Hosting;

namespace PluginTasks.Web.Tests.Hosting;

/// <summary>Behind a proxy that is known.</summary>
public sealed class ProxyTests : WebTest
{
    protected override WebHostOptions Options => new() { KnownProxies = ["127.0.0.1"] };

    [Fact]
    public async Task ForwardedScheme_MakesCookiesSecure()
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await client.GetAsync($"/login?token={LinkToken}");

        Assert.Contains("secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task WrongPasswords_CountForTheAddressBehindTheProxy()
    {
        var (one, other) = (Browser(), Browser());
        one.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        other.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        for (var i = 0; i < 5; i++)
        {
            await PostAsync(one, "/api/v1/sign-in", """{"user": "ada", "password": "wrong"}""");
        }

        Assert.Equal("too_many_attempts", Code(await PostAsync(one, "/api/v1/sign-in", """{"user": "ada", "password": "wrong"}""")));
        using var right = await other.PostAsJsonAsync("/api/v1/sign-in", new { user = "ada", password = Password });
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
    }
}
