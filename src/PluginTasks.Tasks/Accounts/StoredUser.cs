namespace PluginTasks.Tasks.Accounts;

/// <summary>A user whom another service vouched for, as they were at their last sign-in. Immutable.</summary>
public sealed record StoredUser
{
    public required string Id { get; init; }

    public string? DisplayName { get; init; }

    public required string Role { get; init; }

    public string? OrganizationId { get; init; }

    public string? Language { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }
}
