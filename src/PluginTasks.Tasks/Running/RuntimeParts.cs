using PluginTasks.Tasks.Dispatch;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>What every running task needs of its runtime.</summary>
internal sealed record RuntimeParts(
    ITaskStore Store, TaskEvents Events, TaskRuntimeOptions Options, TimeProvider Time, ITaskLog Log)
{
    /// <summary>This runtime among those that use the store, from its start on.</summary>
    public IStoreMember Member { get; set; } = null!;

    /// <summary>It, as the owner of what it adds and runs.</summary>
    public string Owner => Member.Id;

    /// <summary>Who waits for the end of a task.</summary>
    public TaskWaiters Waiters { get; } = new();

    public required IUserDirectory Users { get; init; }

    public EndsUnderWay Ends { get; } = new();

    public TaskDispatcher Dispatcher { get; set; } = null!;

    /// <summary>Whether nobody who is alive sees to a task.</summary>
    public bool IsOfNobody(TaskRecord task) => task.Owner is not { } owner || (owner != Owner && !Member.IsAlive(owner));
}
