using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Assets;
using PluginTasks.Web.Hosting;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>In by another service: authorization code with PKCE.</summary>
internal sealed partial class OpenIdEndpoints(OpenIdOptions options, OpenIdProvider provider, PendingSignIns pending, WebHostSetup setup, WebHostParts parts)
{
    private const string Start = "/login/oidc";
    private const string Callback = "/login/oidc/callback";
    private const string BrowserCookie = "plugintasks_oidc_";

    private readonly ILogger log = setup.Log.CreateLogger<OpenIdEndpoints>();

    public void Map(WebApplication app)
    {
        app.MapGet(Start, context => GuardedAsync(context, BeginAsync)).ExcludeFromDescription();
        app.MapGet(Callback, context => GuardedAsync(context, EndAsync)).ExcludeFromDescription();
    }

    private static string CookieName(HttpContext context) => $"{BrowserCookie}{context.Connection.LocalPort}";

    private static string RedirectOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{Callback}";

    /// <summary>A path of this host, whatever was asked for: nobody is sent elsewhere by a link to here.</summary>
    private static string LocalPath(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal) ? path : "/";

    private async Task BeginAsync(HttpContext context)
    {
        var document = await provider.DiscoverAsync(context.RequestAborted);
        var begun = pending.Begin(LocalPath(context.Request.Query["return"]));
        context.Response.Cookies.Append(CookieName(context), begun.Browser, CookieOptions(context));
        context.Response.Redirect(QueryHelpers.AddQueryString(document.AuthorizationEndpoint!, new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = options.ClientId, ["redirect_uri"] = RedirectOf(context), ["scope"] = string.Join(' ', options.Scopes),
            ["state"] = begun.State, ["nonce"] = begun.Nonce, ["code_challenge_method"] = "S256",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(begun.Verifier))),
        }));
    }

    private async Task EndAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var begun = pending.End(query["state"], context.Request.Cookies[CookieName(context)])
            ?? throw new OpenIdException("the answer belongs to no sign-in of this browser");
        context.Response.Cookies.Delete(CookieName(context), CookieOptions(context));
        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            throw new OpenIdException($"the provider said: {query["error"]}");
        }

        var token = await provider.RedeemAsync(code, begun.Verifier, RedirectOf(context), context.RequestAborted);
        var keys = await provider.KeysAsync(IdToken.Header(token).KeyId, context.RequestAborted);
        var issuer = (await provider.DiscoverAsync(context.RequestAborted)).Issuer!;
        var account = await KeepAsync(IdToken.Verify(token, keys, issuer, options.ClientId, begun.Nonce, setup.Time.GetUtcNow()));
        parts.SignedIn("oidc", account.Id);
        await SignInEndpoints.BeginAsync(context, parts, account);
        context.Response.Redirect(begun.ReturnTo);
    }

    private async Task<Account> KeepAsync(JsonElement claims)
    {
        var user = new StoredUser
        {
            Id = AccountDirectory.Foreign + IdToken.Text(claims, "sub"),
            DisplayName = IdToken.Text(claims, "name") ?? IdToken.Text(claims, "preferred_username") ?? IdToken.Text(claims, "email"),
            Role = ClaimedRole.Of(claims, options) ?? throw new OpenIdException("no rule gives this user a role, and there is none for the others"),
            OrganizationId = options.OrganizationClaim is { } claim ? IdToken.Text(claims, claim) : null,
            Language = IdToken.Text(claims, "locale") is { } locale && Pages.Languages.LanguageTag.TryParse(locale, out var tag) ? tag.Text : null,
            SignedInAt = setup.Time.GetUtcNow(),
        };
        await setup.AccountStore.PutUserAsync(user);
        return (await setup.Accounts.FindAsync(user.Id))!;
    }

    private static CookieOptions CookieOptions(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = Start, IsEssential = true };

    private async Task GuardedAsync(HttpContext context, Func<HttpContext, Task> work)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await work(context);
        }
        catch (OpenIdException error)
        {
            parts.SignInFailed("oidc", null);
            Failed(log, error.Message);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await PlainPage.WriteAsync(
                context,
                "Signing in did not work",
                "Go back and try again. If it goes on, those who look after this host find the reason in its log.");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A sign-in by OpenID Connect failed: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
