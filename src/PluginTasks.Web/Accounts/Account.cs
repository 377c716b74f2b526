using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Accounts;

/// <summary>A user as the operator, or a service that the operator trusts, has described them. Immutable.</summary>
public sealed record Account
{
    /// <summary>The user of the host's own link and tokens. Nobody else can have its name.</summary>
    public static Account Super { get; } = new() { Id = "super", Role = "super" };

    /// <summary>What tasks, sessions and tokens know the user by.</summary>
    public required string Id { get; init; }

    public string? DisplayName { get; init; }

    public required string Role { get; init; }

    public string? OrganizationId { get; init; }

    public string? Language { get; init; }

    /// <summary>Those given to the user beside those of the role.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>As <see cref="Accounts.PasswordHash"/> writes it; null where they cannot sign in by password.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Another one after each change of the password, and nothing that the password could be guessed from.</summary>
    internal string? Stamp => PasswordHash is null ? null : Secret.HashOf(PasswordHash)[..16];
}
