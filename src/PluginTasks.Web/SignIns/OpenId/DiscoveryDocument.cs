using System.Text.Json.Serialization;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>What a provider says of itself at <c>/.well-known/openid-configuration</c>.</summary>
internal sealed record DiscoveryDocument(
    [property: JsonPropertyName("issuer")] string? Issuer,
    [property: JsonPropertyName("authorization_endpoint")] string? AuthorizationEndpoint,
    [property: JsonPropertyName("token_endpoint")] string? TokenEndpoint,
    [property: JsonPropertyName("jwks_uri")] string? KeysAddress);
