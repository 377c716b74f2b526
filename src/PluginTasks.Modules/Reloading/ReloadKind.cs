namespace PluginTasks.Modules.Reloading;

/// <summary>What of a module has changed; the later, the more hangs on it.</summary>
public enum ReloadKind
{
    Assets,
    Pages,
    Locales,
    Permissions,
    Manifest,
    Code,
}
