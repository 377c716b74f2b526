using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Completions;

/// <summary>For programs that have no actions.</summary>
public sealed class NoCompletionActions : ICompletionActions
{
    public static NoCompletionActions Instance { get; } = new();

    public Task CallAsync(string action, string contextJson, TaskRecord task, CancellationToken cancellationToken) => Task.CompletedTask;
}
