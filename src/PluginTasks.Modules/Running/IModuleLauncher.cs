namespace PluginTasks.Modules.Running;

/// <summary>Starts what runs a module's code. Thread safe.</summary>
public interface IModuleLauncher
{
    /// <exception cref="Exception">It cannot be started.</exception>
    Task<IModuleProcess> LaunchAsync(ModuleLink link, CancellationToken cancellationToken);
}
