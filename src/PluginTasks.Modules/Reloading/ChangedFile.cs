namespace PluginTasks.Modules.Reloading;

/// <summary>What a file of a module is for, by its place.</summary>
internal static class ChangedFile
{
    /// <summary>Null where nothing hangs on it.</summary>
    /// <param name="path">In the module's folder.</param>
    public static ReloadKind? KindOf(string path) => path switch
    {
        "module.yaml" => ReloadKind.Manifest,
        "rbac.yaml" => ReloadKind.Permissions,
        _ when IsIn("lib", path) || IsIn("scripts", path) || (IsIn("pages", path) && path.EndsWith(".js", StringComparison.Ordinal)) => ReloadKind.Code,
        _ when IsIn("locales", path) => ReloadKind.Locales,
        _ when IsIn("assets", path) => ReloadKind.Assets,
        _ when path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal) => ReloadKind.Pages,
        _ => null,
    };

    private static bool IsIn(string folder, string path) => path.StartsWith(folder + "/", StringComparison.Ordinal);
}
