namespace PluginTasks.Sdk;

/// <summary>On whose behalf code runs. It flows into tasks, blocking calls and subprocesses. Immutable and thread safe.</summary>
public sealed record Session
{
    /// <summary>Nobody signed in: the role <c>guest</c>, no permissions, English.</summary>
    public static Session Anonymous { get; } = new();

    /// <summary>The signed-in user; null where there is none.</summary>
    public string? UserId { get; init; }

    /// <summary>The user's organization; null where there is none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The user's role. Default: <c>guest</c>.</summary>
    public string Role { get; init; } = "guest";

    /// <summary>The permissions of the role and those given to the user. Default: none.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The language to speak to the user in. Default: <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Tells one sign-in of the user from another; null outside of one, as in a scheduled task.</summary>
    public string? SessionKey { get; init; }

    /// <summary>
    /// Whether the user may pass a gate: by any one of these permissions, or by the role <c>super</c> or <c>admin</c>.
    /// No permissions: always.
    /// </summary>
    public bool May(params IEnumerable<string> permissions)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        var wanted = permissions.ToArray();
        return wanted.Length == 0
            || string.Equals(Role, "super", StringComparison.OrdinalIgnoreCase)
            || string.Equals(Role, "admin", StringComparison.OrdinalIgnoreCase)
            || wanted.Any(permission => Permissions.Contains(permission, StringComparer.Ordinal));
    }
}
