namespace PluginTasks.Tasks.Accounts;

/// <summary>A sign-in as it is kept: the secret that opens it is known by its hash alone. Immutable.</summary>
public sealed record StoredSession
{
    /// <summary>Of the secret, in lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Names the sign-in; it opens nothing.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>What changes with the user's password: a sign-in with another one is over. Null where there is no password behind it.</summary>
    public string? Stamp { get; init; }

    /// <summary>The language that was chosen in it; null where none was.</summary>
    public string? Language { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UsedAt { get; init; }
}
