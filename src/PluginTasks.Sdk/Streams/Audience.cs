namespace PluginTasks.Sdk;

/// <summary>Who gets an event, among those with a page open that binds to its stream. Immutable and thread safe.</summary>
public sealed record Audience
{
    private Audience()
    {
    }

    /// <summary>Everybody on such a page.</summary>
    public static Audience Everybody { get; } = new();

    /// <summary>The one user; null for all.</summary>
    public string? UserId { get; private init; }

    /// <summary>The one organization; null for all.</summary>
    public string? OrganizationId { get; private init; }

    /// <summary>One user, on every device.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static Audience User(string userId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return new Audience { UserId = userId };
    }

    /// <summary>The users of one organization.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static Audience Organization(string organizationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organizationId);
        return new Audience { OrganizationId = organizationId };
    }
}
