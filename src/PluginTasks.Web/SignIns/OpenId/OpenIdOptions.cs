using PluginTasks.Web.Hosting;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>Another service that vouches for users, by OpenID Connect. Immutable.</summary>
public sealed record OpenIdOptions
{
    /// <summary>The service's address: <c>https://login.example.com/realms/main</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>What this host is called there.</summary>
    public required string ClientId { get; init; }

    /// <summary>What this host proves itself with there; null for a client without a secret.</summary>
    public string? ClientSecret { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "email"];

    /// <summary>The claim whose values become roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>From a value of the claim to a role, the first that fits winning. Default: none, everybody has <see cref="DefaultRole"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Roles { get; init; } = [];

    /// <summary>The role of whom no rule gives one; null: they are not let in.</summary>
    public string? DefaultRole { get; init; } = "user";

    /// <summary>The claim with the organization; null where there is none.</summary>
    public string? OrganizationClaim { get; init; }

    internal void Demand()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == "https" || (authority.Scheme == "http" && authority.IsLoopback)))
        {
            throw new WebHostException($"auth.oidc.authority is '{Authority}'; it has to be an https address");
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            throw new WebHostException("auth.oidc.client_id is missing");
        }
    }
}
