using PluginTasks.Tasks.Dispatch;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>What every running task needs of its runtime.</summary>
internal sealed record RuntimeParts(
    ITaskStore Store, TaskEvents Events, TaskRuntimeOptions Options, TimeProvider Time, ITaskLog Log)
{
    /// <summary>This process, as the owner of what it runs.</summary>
    public string Owner { get; } = $"{Environment.ProcessId}-{Guid.NewGuid():N}";

    public required IUserDirectory Users { get; init; }

    public TaskDispatcher Dispatcher { get; set; } = null!;
}
