using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginTasks.Web.Tests.Assets;

public sealed class ModuleAssetsTests : WebTest
{
    [Theory]
    [InlineData("sub/data.txt", "text/plain")]
    [InlineData("inside.txt", "text/plain")]
    [InlineData("logo.svg", "image/svg+xml")]
    [InlineData("page.html", "application/octet-stream")]
    public async Task File_OfTheFolder_IsSentAndNothingInItRuns(string path, string type)
    {
        using var answer = await Browser().GetAsync($"/assets/site/{path}");

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(type == "application/octet-stream", answer.Content.Headers.ContentDisposition?.DispositionType == "attachment");
    }

    /// <summary>As they stand in the request line: a client would tidy them up.</summary>
    [Theory]
    [InlineData("/assets/site/../secret.txt")]
    [InlineData("/assets/site/sub/../../secret.txt")]
    [InlineData("/assets/site/..%2fsecret.txt")]
    [InlineData("/assets/site/%2e%2e/secret.txt")]
    [InlineData("/assets/site/%2e%2e%2fsecret.txt")]
    [InlineData("/assets/site/..%5csecret.txt")]
    [InlineData("/assets/site/..\\secret.txt")]
    [InlineData("/assets/site//etc/passwd")]
    [InlineData("/assets/site/%2fetc%2fpasswd")]
    [InlineData("/assets/site/link.txt")]
    [InlineData("/assets/site/up/secret.txt")]
    [InlineData("/assets/site/up/module.yaml")]
    [InlineData("/assets/site/.hidden")]
    [InlineData("/assets/site/.git/config")]
    [InlineData("/assets/site/sub/./data.txt%00.png")]
    [InlineData("/assets/site/sub")]
    [InlineData("/assets/site/")]
    [InlineData("/assets/none/x")]
    [InlineData("/assets/..%2fsite/secret.txt")]
    [InlineData("/client/../../secret.txt")]
    public async Task Path_ThatLeadsElsewhere_FindsNothing(string path)
    {
        var (status, body) = await RawAsync(path);

        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
        Assert.True(status is 404 or 400 || body.Contains("PluginTasks runs", StringComparison.Ordinal), $"{path}: {status}");
    }

    [Fact]
    public async Task Module_WithoutAPublicPage_ShowsItsFilesToUsersAlone()
    {
        File.Delete(Path.Combine(Folder, "site", "pages", "open.yaml"));
        await Modules.ReloadAsync("site");

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Browser(), "/assets/site/sub/data.txt")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(await SignedInAsync("ada"), "/assets/site/sub/data.txt")).Status);
    }

    private async Task<(int Status, string Body)> RawAsync(string path)
    {
        var address = new Uri(Web.Addresses[0]);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        var text = await reader.ReadToEndAsync();
        return (int.Parse(text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), text);
    }
}
