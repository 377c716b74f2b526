namespace PluginTasks.Sdk;

/// <summary>The modules, to be steered. See <see cref="IHostControl"/> for who may. Thread safe.</summary>
public interface IModuleControl
{
    /// <summary>Reads a module's files again and puts a new generation in the place of what runs.</summary>
    /// <exception cref="SdkException"><c>module_unavailable</c>: there is none of that name, or it cannot be started; the old one goes on.</exception>
    Task ReloadAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Switches a module on, also for the next start of the host.</summary>
    /// <exception cref="SdkException"><c>module_unavailable</c>: there is none of that name, or it cannot be started.</exception>
    Task EnableAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Switches a module off, also for the next start of the host. Its tasks that run have their time, as at a reload.</summary>
    /// <exception cref="SdkException"><c>module_unavailable</c>: there is none of that name.</exception>
    Task DisableAsync(string name, CancellationToken cancellationToken = default);
}
