using PluginTasks.Sdk;

namespace PluginTasks.Tasks.States;

/// <summary>A step that no task can take: a bug of the caller.</summary>
public sealed class ImpossibleTransitionException(TaskState from, TaskState to)
    : InvalidOperationException($"A task cannot go from {from} to {to}.")
{
    public TaskState From { get; } = from;

    public TaskState To { get; } = to;
}
