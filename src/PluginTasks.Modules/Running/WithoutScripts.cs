namespace PluginTasks.Modules.Running;

/// <summary>
/// For modules that run in the host: their scripts do not, as what no limit of an engine catches (a regular expression without end, deep
/// nesting) would take the host along.
/// </summary>
internal sealed class WithoutScripts(IModuleLauncher launcher) : IModuleLauncher
{
    public Task<IModuleProcess> LaunchAsync(ModuleLink link, CancellationToken cancellationToken) =>
        link.Module.Folder.List("scripts").Concat(link.Module.Folder.List("pages")).Any(p => p.EndsWith(".js", StringComparison.Ordinal))
            ? throw new ModuleUnavailableException(
                link.Module.Name,
                "it has scripts, which run in a process of their own only; take 'isolation: in_process' from it")
            : launcher.LaunchAsync(link, cancellationToken);
}
