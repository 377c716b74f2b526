using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Storage;

/// <summary>The task that a submit leads to.</summary>
/// <param name="Task">The new one, or the active one that has its key.</param>
/// <param name="IsNew">Whether it was added now.</param>
public sealed record AddedTask(TaskRecord Task, bool IsNew);
