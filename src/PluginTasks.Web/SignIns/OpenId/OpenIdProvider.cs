using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginTasks.Web.Api;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>The service that vouches for users: what it says of itself, its keys, and its tokens. Thread safe.</summary>
internal sealed class OpenIdProvider : IDisposable
{
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>How soon keys are asked for again: somebody who makes up their names asks nothing of the provider by that.</summary>
    private static readonly TimeSpan KeyRest = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = LargestAnswer,
    };
    private readonly SemaphoreSlim asking = new(1, 1);
    private readonly OpenIdOptions options;
    private readonly TimeProvider time;

    // One reference, as it is read and written side by side.
    private volatile Known? known;
    private (IReadOnlyList<ProviderKey> Keys, long At)? keys;

    public OpenIdProvider(OpenIdOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
    }

    /// <exception cref="OpenIdException">The provider cannot be reached, or says something else than it should.</exception>
    public async Task<DiscoveryDocument> DiscoverAsync(CancellationToken cancellationToken)
    {
        if (known is { } fresh && time.GetElapsedTime(fresh.At) < Lifetime)
        {
            return fresh.Document;
        }

        var authority = options.Authority.TrimEnd('/');
        var request = new HttpRequestMessage(HttpMethod.Get, $"{authority}/.well-known/openid-configuration");
        var document = await AskAsync(request, ApiJson.Default.DiscoveryDocument, cancellationToken);
        if (document.Issuer?.TrimEnd('/') != authority
            || !IsSafe(document.AuthorizationEndpoint)
            || !IsSafe(document.TokenEndpoint)
            || !IsSafe(document.KeysAddress))
        {
            throw new OpenIdException($"{authority} describes itself as another issuer, or with addresses that are not https");
        }

        known = new Known(document, time.GetTimestamp());
        return document;
    }

    /// <summary>The keys, asked for again where none of that name is known.</summary>
    /// <exception cref="OpenIdException">The provider cannot be reached, or says something else than it should.</exception>
    public async Task<IReadOnlyList<ProviderKey>> KeysAsync(string? keyId, CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (keys is { } fresh
                && time.GetElapsedTime(fresh.At) is var age
                && age < Lifetime
                && (age < KeyRest || keyId is null || fresh.Keys.Any(k => k.Id == keyId)))
            {
                return fresh.Keys;
            }

            var document = await DiscoverAsync(cancellationToken);
            var set = await AskAsync(new HttpRequestMessage(HttpMethod.Get, document.KeysAddress), ApiJson.Default.KeySet, cancellationToken);
            keys = (set.Keys ?? [], time.GetTimestamp());
            return keys.Value.Keys;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>The identity token for a code.</summary>
    /// <exception cref="OpenIdException">The provider refuses the code, or cannot be reached.</exception>
    public async Task<string> RedeemAsync(string code, string verifier, string redirect, CancellationToken cancellationToken)
    {
        var document = await DiscoverAsync(cancellationToken);
        var request = new HttpRequestMessage(HttpMethod.Post, document.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = redirect,
                ["code_verifier"] = verifier,
                ["client_id"] = options.ClientId,
            }),
        };
        if (options.ClientSecret is { } secret)
        {
            var pair = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        var answer = await AskAsync(request, ApiJson.Default.TokenAnswer, cancellationToken);
        return answer.IdToken ?? throw new OpenIdException("the provider gave no identity token");
    }

    public void Dispose()
    {
        http.Dispose();
        asking.Dispose();
    }

    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback));

    private async Task<T> AskAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var answer = await http.SendAsync(request, cancellationToken);
                return answer.IsSuccessStatusCode && JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(cancellationToken), type) is { } read
                    ? read
                    : throw new OpenIdException($"{request.RequestUri!.GetLeftPart(UriPartial.Path)} answered {(int)answer.StatusCode}");
            }
            catch (Exception error) when (error is HttpRequestException or JsonException
                || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new OpenIdException($"{request.RequestUri!.GetLeftPart(UriPartial.Path)} cannot be asked: {error.Message}", error);
            }
        }
    }

    private sealed record Known(DiscoveryDocument Document, long At);
}
