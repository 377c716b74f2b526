using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PluginTasks.Web.Hosting;
using PluginTasks.Web.SignIns.OpenId;

namespace PluginTasks.Web.Tests.SignIns;

public abstract class OpenIdTests(bool usesCurve) : WebTest, IAsyncLifetime
{
    private readonly bool usesCurve = usesCurve;
    private Issuer? issuer;

    private protected Issuer Provider => issuer!;

    protected override WebHostOptions Options => new()
    {
        OpenId = new OpenIdOptions
        {
            Authority = Provider.Address, ClientId = "host", ClientSecret = "s3cret", RoleClaim = "realm.roles", DefaultRole = null, OrganizationClaim = "org",
            Roles = [KeyValuePair.Create("boss", "admin"), KeyValuePair.Create("staff", "user")],
        },
    };

    async Task IAsyncLifetime.InitializeAsync()
    {
        issuer = await Issuer.StartAsync(usesCurve);
        issuer.Now = Time.GetUtcNow();
        await InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Provider.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_AtTheProvider_OpensASessionWithTheClaimedRole()
    {
        var client = Browser();
        var end = await WayAsync(client, "/login/oidc?return=/site");

        Assert.Equal((HttpStatusCode.Redirect, "/site"), (end.StatusCode, end.Headers.Location!.ToString()));
        var me = (await GetAsync(client, "/api/v1/me")).Body;
        Assert.Equal(("admin", "it"), (me.GetProperty("role").GetString(), me.GetProperty("language").GetString()));
        Assert.Equal(("oidc:u-1", "Ada Conti", "acme"), (me.GetProperty("user").GetProperty("id").GetString(), me.GetProperty("user").GetProperty("name").GetString(), me.GetProperty("user").GetProperty("organization").GetString()));
        Assert.Equal("admin", (await Web.Parts.Sessions.FindAsync(SessionOf(client)))!.Session.Role);
    }

    [Theory]
    [InlineData("iss", "http://evil.example")]
    [InlineData("aud", "another")]
    [InlineData("nonce", "another")]
    [InlineData("sub", "")]
    [InlineData("exp", 1)]
    [InlineData("exp", null)]
    [InlineData("nbf", 4_000_000_000L)]
    [InlineData("realm", null)]
    public async Task Token_WithAWrongClaim_OpensNothing(string claim, object? value)
    {
        Provider.Changes = claims => claims[claim] = value is null ? null : JsonValue.Create(value);

        await DemandRefusedAsync();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task Token_NotSignedByTheProvider_OpensNothing(string algorithm)
    {
        Provider.Forges = token =>
        {
            var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}"}"""));
            return $"{header}.{token.Split('.')[1]}.{(algorithm == "none" ? "" : Base64Url.EncodeToString(new byte[64]))}";
        };

        await DemandRefusedAsync();
    }

    [Fact]
    public async Task Token_ChangedAfterwards_OpensNothing()
    {
        Provider.Forges = token =>
        {
            var parts = token.Split('.');
            var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
            claims["sub"] = "root";
            return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
        };

        await DemandRefusedAsync();
    }

    [Fact]
    public async Task Answer_InAnotherBrowserOrTwice_OpensNothing()
    {
        var (mine, theirs) = (Browser(), Browser());
        using var begun = await mine.GetAsync("/login/oidc");
        var back = Provider.SignIn(begun.Headers.Location!);

        using var stolen = await theirs.GetAsync(back);
        Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);
        using var right = await mine.GetAsync(back);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var again = await mine.GetAsync(back);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%09/evil.example")]
    public async Task Return_ToElsewhere_LeadsHome(string path)
    {
        using var end = await WayAsync(Browser(), $"/login/oidc?return={path}");

        Assert.Equal("/", end.Headers.Location!.ToString());
    }

    private async Task<HttpResponseMessage> WayAsync(HttpClient client, string start)
    {
        using var begun = await client.GetAsync(start);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return await client.GetAsync(Provider.SignIn(begun.Headers.Location!));
    }

    private async Task DemandRefusedAsync()
    {
        var client = Browser();
        using var end = await WayAsync(client, "/login/oidc");
        Assert.Equal(HttpStatusCode.Forbidden, end.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(client, "/api/v1/me")).Status);
    }

    private string SessionOf(HttpClient client) => CookieOf(client);
}
