using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Completions;

/// <summary>Calls the actions that tasks name for their end. Thread safe.</summary>
public interface ICompletionActions
{
    /// <summary>Calls an action with the task's owner as its user. What it throws is logged, and it is not called again.</summary>
    /// <param name="action">As <c>module.action</c>.</param>
    /// <param name="contextJson">Its values: those that the submitter gave, <c>task_id</c>, and <c>task</c>, the snapshot.</param>
    /// <param name="task">The task in its final state.</param>
    /// <param name="cancellationToken">The host stops; a call that ends by it is made again after the next start.</param>
    Task CallAsync(string action, string contextJson, TaskRecord task, CancellationToken cancellationToken);
}
