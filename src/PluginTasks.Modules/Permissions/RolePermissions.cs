namespace PluginTasks.Modules.Permissions;

/// <summary>What <c>rbac.yaml</c> says: the module's permissions, and which roles have them. Immutable.</summary>
public sealed record RolePermissions(
    IReadOnlySet<string> Declared, IReadOnlyDictionary<string, IReadOnlyList<string>> ByRole)
{
    public static RolePermissions None { get; } = new(
        new HashSet<string>(), new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyList<string> Of(string role) => ByRole.GetValueOrDefault(role) ?? [];
}
