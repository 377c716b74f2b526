namespace PluginTasks.Tasks.Runtime;

/// <summary>Finds registered tasks. Asked again for each attempt, as modules are reloaded. Thread safe.</summary>
public interface IRegisteredWork
{
    /// <summary>Null where there is none of that name. What it throws fails the call, or the attempt, that asks.</summary>
    ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default);
}
