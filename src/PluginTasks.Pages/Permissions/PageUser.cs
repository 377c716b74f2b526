namespace PluginTasks.Pages.Permissions;

/// <summary>Whom a page is for: a role, and all permissions that the user has. Immutable.</summary>
public sealed class PageUser
{
    public PageUser(string role, IEnumerable<string>? permissions = null)
    {
        Role = role;
        Permissions = (permissions ?? []).ToHashSet(StringComparer.Ordinal);
        PassesEverything = role.Equals("super", StringComparison.OrdinalIgnoreCase) ||
            role.Equals("admin", StringComparison.OrdinalIgnoreCase);
    }

    public string Role { get; }

    public IReadOnlySet<string> Permissions { get; }

    /// <summary>Roles super and admin pass every gate.</summary>
    public bool PassesEverything { get; }
}
