namespace PluginTasks.Pages.Permissions;

/// <summary>Permissions of which a user needs any one. Immutable.</summary>
public sealed record Gate(IReadOnlyList<string> Permissions)
{
    public static Gate Open { get; } = new([]);

    public bool Passes(PageUser user) =>
        Permissions.Count == 0 || user.PassesEverything || Permissions.Any(user.Permissions.Contains);
}
