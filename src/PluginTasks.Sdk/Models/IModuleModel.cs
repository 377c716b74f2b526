namespace PluginTasks.Sdk;

/// <summary>The host's modules. Who may read them may steer them: see <see cref="IHostControl"/>. Thread safe.</summary>
public interface IModuleModel
{
    /// <summary>All modules, by their names.</summary>
    Task<IReadOnlyList<ModuleStatus>> ListAsync(CancellationToken cancellationToken = default);
}
