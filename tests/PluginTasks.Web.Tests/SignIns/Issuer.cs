using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Hosting;

namespace PluginTasks.Web.Tests.SignIns;

/// <summary>A small OpenID Connect provider over loopback, honest unless a test says otherwise.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA rsa = RSA.Create(2048);
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<string, (string Nonce, string Challenge)> codes = [];

    private Issuer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(new JsonObject
        {
            ["issuer"] = Address, ["authorization_endpoint"] = $"{Address}/authorize", ["token_endpoint"] = $"{Address}/token", ["jwks_uri"] = $"{Address}/keys",
        }.ToJsonString(), "application/json"));
        app.MapGet("/keys", () => Results.Text(Keys().ToJsonString(), "application/json"));
        app.MapPost("/token", (Delegate)RedeemAsync);
    }

    public string Address => app.Urls.First();

    public bool UsesCurve { get; init; }

    /// <summary>Changes the claims before they are signed.</summary>
    public Action<JsonObject>? Changes { get; set; }

    /// <summary>Changes the token after it was signed.</summary>
    public Func<string, string>? Forges { get; set; }

    public DateTimeOffset Now { get; set; }

    public static async Task<Issuer> StartAsync(bool usesCurve)
    {
        var issuer = new Issuer { UsesCurve = usesCurve };
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>What a user does there: the address that their browser is sent back to.</summary>
    public string SignIn(Uri asked)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Query);
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
        return $"{new Uri(query["redirect_uri"].ToString()).AbsolutePath}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
        curve.Dispose();
    }

    private JsonObject Keys()
    {
        var (plain, point) = (rsa.ExportParameters(false), curve.ExportParameters(false).Q);
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject { ["kty"] = "RSA", ["kid"] = "r", ["use"] = "sig", ["n"] = Base64Url.EncodeToString(plain.Modulus), ["e"] = Base64Url.EncodeToString(plain.Exponent) },
                new JsonObject { ["kty"] = "EC", ["kid"] = "e", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) }),
        };
    }

    private async Task<IResult> RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (!codes.Remove(form["code"].ToString(), out var asked) ||
            Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge ||
            context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String("host:s3cret"u8)}")
        {
            return Results.BadRequest();
        }

        var claims = new JsonObject
        {
            ["iss"] = Address, ["aud"] = "host", ["sub"] = "u-1", ["nonce"] = asked.Nonce, ["name"] = "Ada Conti", ["locale"] = "it", ["org"] = "acme",
            ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(), ["iat"] = Now.ToUnixTimeSeconds(), ["realm"] = new JsonObject { ["roles"] = new JsonArray("staff", "boss") },
        };
        Changes?.Invoke(claims);
        var token = Sign(claims);
        return Results.Text(new JsonObject { ["access_token"] = "x", ["token_type"] = "Bearer", ["id_token"] = Forges?.Invoke(token) ?? token }.ToJsonString(), "application/json");
    }

    private string Sign(JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = UsesCurve ? "ES256" : "RS256", ["kid"] = UsesCurve ? "e" : "r" };
        var content = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        var bytes = Encoding.ASCII.GetBytes(content);
        var signature = UsesCurve ? curve.SignData(bytes, HashAlgorithmName.SHA256) : rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }
}
