using System.Net;

namespace PluginTasks.Web.Tests.Api;

public sealed class PageApiTests : WebTest
{
    [Fact]
    public async Task Page_Twice_IsSentOnce()
    {
        var ada = await SignedInAsync("ada");
        using var first = await ada.GetAsync("/api/v1/pages/site/index");
        Assert.Contains("Ciao", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/pages/site/index");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await ada.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("", await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Page_ForOthers_IsAnotherOne()
    {
        var mine = (await GetAsync(await SignedInAsync("ada"), "/api/v1/pages/site/index?lang=en")).Body.GetRawText();
        var theirs = (await GetAsync(await SignedInAsync("root"), "/api/v1/pages/site/index")).Body.GetRawText();

        Assert.Contains("Hello", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("for few", mine, StringComparison.Ordinal);
        Assert.Contains("for few", theirs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("site/few")]
    [InlineData("site/none")]
    [InlineData("none/index")]
    [InlineData("site/..%2findex")]
    [InlineData("site/%2e%2e/module")]
    [InlineData("site/pages/index.yaml")]
    public async Task Page_NotThereOrNotYours_IsTheSame(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(await SignedInAsync("ada"), $"/api/v1/pages/{path}")).Status);
        Assert.Equal("not_signed_in", Code(await GetAsync(Browser(), $"/api/v1/pages/{path}")));
    }

    [Fact]
    public async Task Page_ThatIsPublic_IsForEverybodyInTheirLanguage()
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add("Accept-Language", "xx, it-IT;q=0.8, en;q=0.5");

        Assert.Contains("Ciao", (await GetAsync(client, "/api/v1/pages/site/open")).Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("not_signed_in", Code(await GetAsync(client, "/api/v1/pages/site/index")));
        Assert.Equal("not_signed_in", Code(await GetAsync(client, "/api/v1/pages/site/none")));
    }

    [Fact]
    public async Task Menu_ShowsWhatTheUserMaySee()
    {
        Assert.Equal("/site/open", await PathsAsync(Browser()));
        Assert.Equal("/site /site/open", await PathsAsync(await SignedInAsync("ada")));
        Assert.Equal("/site /site/few /site/open", await PathsAsync(await SignedInAsync("root")));
        var site = (await GetAsync(await SignedInAsync("ada"), "/api/v1/menu")).Body.GetProperty("modules").EnumerateArray().First(m => m.GetProperty("name").GetString() == "site");
        Assert.Equal(("Il sito", "globe"), (site.GetProperty("title").GetString(), site.GetProperty("icon").GetString()));
    }

    [Fact]
    public async Task OpenApi_DescribesTheApi()
    {
        var paths = (await GetAsync(Browser(), "/api/openapi.json")).Body.GetProperty("paths");

        Assert.True(paths.GetProperty("/api/v1/tasks").TryGetProperty("post", out _));
        Assert.True(paths.TryGetProperty("/api/v1/tasks/{id}/wait", out _));
        Assert.False(paths.TryGetProperty("/login", out _));
    }

    private static async Task<string> PathsAsync(HttpClient client) => string.Join(' ', (await GetAsync(client, "/api/v1/menu")).Body.GetProperty("modules").EnumerateArray()
        .Where(m => m.GetProperty("name").GetString() == "site")
        .SelectMany(m => m.GetProperty("pages").EnumerateArray()).Select(p => p.GetProperty("path").GetString()));
}
