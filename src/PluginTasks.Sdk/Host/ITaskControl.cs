namespace PluginTasks.Sdk;

/// <summary>The tasks of all modules and users, to be steered. See <see cref="IHostControl"/> for who may. Thread safe.</summary>
public interface ITaskControl
{
    /// <summary>Cancels a task. True where it was active.</summary>
    Task<bool> CancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Makes another task of a registered one: the same name, arguments, label and options, for the user who asks. Gives its id.</summary>
    /// <exception cref="SdkException"><c>task_not_found</c>; <c>task_not_registered</c>, also for work that was a function, which is gone.</exception>
    Task<string> RerunAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Removes those of some tasks that have ended. One that a message to its user still belongs to stays.</summary>
    /// <param name="ids">The tasks, 1,000 at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many.</returns>
    Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);
}
