using System.Net;
using PluginTasks.Web.Hosting;

namespace PluginTasks.Web.Tests.Hosting;

public sealed class WebHostTests : WebTest
{
    protected override WebHostOptions Options => new() { ClientFolder = Path.Combine(Folder, "client") };

    [Theory]
    [InlineData("http://0.0.0.0:8080", true)]
    [InlineData("http://*:8080", true)]
    [InlineData("https://[::]:8443", true)]
    [InlineData("http://example.com:80", true)]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("http://[::1]:8080", false)]
    [InlineData("http://localhost:8080", false)]
    public void Options_ThatLetOthersInWithoutUsers_AreRefused(string url, bool isRefused)
    {
        var options = new WebHostOptions { Urls = [url] };
        OptionsCheck.Demand(options, hasUsers: true);
        if (isRefused)
        {
            Assert.Contains("user add", Assert.Throws<WebHostException>(() => OptionsCheck.Demand(options, hasUsers: false)).Message, StringComparison.Ordinal);
        }
        else
        {
            OptionsCheck.Demand(options, hasUsers: false);
        }
    }

    [Theory]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("http://unix:/tmp/x")]
    [InlineData("http://127.0.0.1:8080/base")]
    public void Options_WithWhatIsNoAddress_AreRefused(string url) =>
        Assert.Throws<WebHostException>(() => OptionsCheck.Demand(new WebHostOptions { Urls = [url] }, hasUsers: true));

    [Fact]
    public async Task Client_IsServedAtEveryPageRouteAndItsHashedFilesForGood()
    {
        var client = Path.Combine(Folder, "client");
        Directory.CreateDirectory(Path.Combine(client, "client"));
        await File.WriteAllTextAsync(Path.Combine(client, "index.html"), "<!doctype html><title>The client</title>");
        await File.WriteAllTextAsync(Path.Combine(client, "client", "main-1a2b.js"), "1");
        await CloseAsync();
        await OpenAsync();

        foreach (var path in new[] { "/", "/site", "/site/deep/page.v1", "/login" })
        {
            Assert.Contains("The client", await Browser().GetStringAsync(path), StringComparison.Ordinal);
        }

        using var file = await Browser().GetAsync("/client/main-1a2b.js");
        Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var missing = await Browser().GetAsync("/client/none.js");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Client_NotBuilt_SaysSo() => Assert.Contains("was not built", await Browser().GetStringAsync("/site"), StringComparison.Ordinal);

    [Fact]
    public async Task Health_IsOpenAndMetricsAreForThisMachine()
    {
        Assert.Equal("live\n", await Browser().GetStringAsync("/health/live"));
        Assert.Equal("ready\n", await Browser().GetStringAsync("/health/ready"));

        // A request is counted when it is over, which may be after its answer has come.
        while (!(await Browser().GetStringAsync("/metrics")).Contains("plugintasks_http_request_seconds_count{method=\"GET\",route=\"/health/live\",status=\"200\"} 1", StringComparison.Ordinal))
        {
        }

        Assert.Contains("plugintasks_tasks{status=\"running\"} 0", await Browser().GetStringAsync("/metrics"), StringComparison.Ordinal);
        Assert.Contains("plugintasks_modules{condition=", await Browser().GetStringAsync("/metrics"), StringComparison.Ordinal);
        var forwarded = Browser();
        forwarded.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(forwarded, "/metrics")).Status);
    }

    [Fact]
    public async Task ForwardedHeaders_OfUnknownProxies_DoNotCount()
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await client.GetAsync($"/login?token={LinkToken}");

        Assert.DoesNotContain("secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }
}
