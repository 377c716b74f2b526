namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>Which tasks: those of a user, of a key, or whose key begins so.</summary>
public sealed record TaskLookup
{
    /// <summary>Whether those of a user are meant; of the current one where <see cref="UserId"/> is null.</summary>
    public bool OfUser { get; init; }

    public string? UserId { get; init; }

    public string? Key { get; init; }

    public string? KeyPrefix { get; init; }

    /// <summary>Null for that of the session.</summary>
    public string? OrganizationId { get; init; }
}
