using PluginTasks.Sdk;

namespace PluginTasks.Web.Sessions;

/// <summary>Whom a request or a connection belongs to, as known when it was looked up. Immutable.</summary>
public sealed record SignedIn
{
    /// <summary>Nobody: pages that are public, and nothing else.</summary>
    public static SignedIn Nobody { get; } = new() { Id = "", Session = Session.Anonymous };

    /// <summary>Names the sign-in to its user; it opens nothing. Empty for nobody.</summary>
    public required string Id { get; init; }

    public required Session Session { get; init; }

    /// <summary>The user's name as it is shown; null for nobody.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Trips when the sign-in ends: signed out, idle for too long, another password, a revoked token, other rights.</summary>
    public CancellationToken Ended { get; init; }

    /// <summary>Tells that its user did something by other ways than a request: it is not idle.</summary>
    public Action Use { get; init; } = () => { };

    public bool IsSomebody => Session.UserId is not null;
}
