using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Facade;

/// <summary>What a module tells of its own tasks.</summary>
internal sealed class FacadeReports(TaskRuntime runtime)
{
    public Task UpdateProgressAsync(TaskCaller caller, string id, double progress, string? checkpointJson, string? label)
    {
        progress = ProgressFlow.Clamp(progress);
        if (checkpointJson is not null)
        {
            JsonInput.Demand(checkpointJson, "checkpoint");
        }

        // Without a state machine of its own: this is called hundreds of thousands of times a second.
        if (runtime.Running(id) is not { } run)
        {
            return UpdateWhatDoesNotRunAsync(caller, id, progress, checkpointJson, label);
        }

        Demand(caller, run.Task);
        return run.UpdateProgressAsync(progress, checkpointJson, label);
    }

    public async Task EmitProgressAsync(TaskCaller caller, string id, double? progress, string? label, bool hasCheckpoint)
    {
        progress = progress is { } value ? ProgressFlow.Clamp(value) : null;
        if (runtime.Running(id) is { } run)
        {
            Demand(caller, run.Task);
            run.EmitProgress(progress, label, hasCheckpoint);
        }
        else if (await FindAsync(id) is { } task)
        {
            Demand(caller, task);
        }
    }

    public async Task<string> RequestConfirmationAsync(TaskCaller caller, string id, string componentsJson, TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(componentsJson);
        JsonInput.Demand(componentsJson, "components", JsonValueKind.Array);
        if (runtime.Running(id) is { } run)
        {
            Demand(caller, run.Task);
            return await run.AskAsync(componentsJson, timeout);
        }

        Demand(caller, await FindAsync(id) ?? throw NotFound(id));
        throw new SdkException(ErrorCodes.TaskNotFound, $"The task {id} does not run.");
    }

    public async Task NotifyAsync(TaskCaller caller, string id, TaskNotification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        Demand(caller, runtime.Running(id)?.Task ?? await FindAsync(id) ?? throw NotFound(id));
        await runtime.NotifyAsync(id, notification);
    }

    internal static SdkException NotFound(string id) => new(ErrorCodes.TaskNotFound, $"There is no task {id}.");

    /// <exception cref="SdkException">The task is another module's, or, where no module calls, one that the caller may not manage.</exception>
    private static void Demand(TaskCaller caller, TaskRecord task)
    {
        DemandModule(caller, task);
        if (caller.Module is null && !TaskAccess.MayManage(caller.Session, task))
        {
            throw TaskAccess.MaySee(caller.Session, task)
                ? new SdkException(ErrorCodes.PermissionDenied, "This task belongs to somebody else.")
                : NotFound(task.Id);
        }
    }

    internal static void DemandModule(TaskCaller caller, TaskRecord task)
    {
        if (caller.Module is { } module && module != task.Module)
        {
            throw new SdkException(ErrorCodes.TaskOfOtherModule, $"The task {task.Id} belongs to another module than '{module}'.");
        }
    }

    private async Task UpdateWhatDoesNotRunAsync(TaskCaller caller, string id, double progress, string? checkpointJson, string? label)
    {
        if (await FindAsync(id) is { } task)
        {
            Demand(caller, task);
            await runtime.UpdateOutsideAsync(task, progress, checkpointJson, label);
        }
    }

    private async Task<TaskRecord?> FindAsync(string id)
    {
        runtime.DemandOpen();
        return await runtime.GetAsync(id);
    }
}
