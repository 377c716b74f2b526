using System.Net;

namespace PluginTasks.Web.Tests.Sessions;

/// <summary>What other sites make a browser send.</summary>
public sealed class CrossSiteTests : WebTest
{
    [Fact]
    public async Task Change_WithoutTheHeader_IsRefused()
    {
        var client = await SignedInAsync("ada");
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");

        Assert.Equal("csrf_token", Code(await PostAsync(client, "/api/v1/sign-out")));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/api/v1/me")).Status);
    }

    [Fact]
    public async Task Change_WithSomebodyElsesHeader_IsRefused()
    {
        var (ada, ben) = (await SignedInAsync("ada"), await SignedInAsync("ben"));
        var theirs = ada.DefaultRequestHeaders.GetValues("X-CSRF-Token").Single();
        ben.DefaultRequestHeaders.Remove("X-CSRF-Token");
        ben.DefaultRequestHeaders.Add("X-CSRF-Token", theirs);

        Assert.Equal("csrf_token", Code(await PostAsync(ben, "/api/v1/sign-out")));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Change_FromAnotherOrigin_IsRefusedWhateverItBrings(string header, string value)
    {
        var client = await SignedInAsync("ada");
        client.DefaultRequestHeaders.Add(header, value);

        Assert.Equal("foreign_origin", Code(await PostAsync(client, "/api/v1/sign-out")));
    }

    [Fact]
    public async Task SignIn_FromAnotherOrigin_IsRefused()
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        Assert.Equal("foreign_origin", Code(await PostAsync(client, "/api/v1/sign-in", """{"user": "ada", "password": "correct horse"}""")));
    }

    [Fact]
    public async Task Change_FromTheOwnOrigin_IsLetThrough()
    {
        var client = await SignedInAsync("ada");
        client.DefaultRequestHeaders.Add("Origin", client.BaseAddress!.ToString().TrimEnd('/'));

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, "/api/v1/sign-out")).Status);
    }

    [Fact]
    public async Task Change_WithABearerToken_NeedsNoHeader() =>
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(Bearer(), "/api/v1/sign-out")).Status);

    [Fact]
    public async Task Answers_AllowNoOtherOriginAndNoFrame()
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var answer = await client.GetAsync("/");

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
