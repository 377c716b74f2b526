namespace PluginTasks.Tasks.Accounts;

/// <summary>A token for programs as it is kept: known by its hash alone. Immutable.</summary>
public sealed record StoredToken
{
    /// <summary>Of the token, in lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Names it in lists; it opens nothing.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>What it is for, as its maker said.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From here on it opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
