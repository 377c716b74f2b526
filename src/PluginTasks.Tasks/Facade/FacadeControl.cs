using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>What users do with tasks: watch, answer, end, run again, clear away.</summary>
internal sealed class FacadeControl(TaskRuntime runtime, FacadeSubmissions submissions)
{
    private const int MostRemoved = 1_000;

    public async Task<TaskRecord?> GetAsync(TaskCaller caller, string id, CancellationToken cancellationToken)
    {
        runtime.DemandOpen();
        return await runtime.GetAsync(id, cancellationToken) is { } task && TaskAccess.MaySee(caller.Session, task) ? task : null;
    }

    public async Task RespondConfirmationAsync(TaskCaller caller, string id, string responseJson)
    {
        JsonInput.DemandMap(responseJson, "response");
        await DemandManagedAsync(caller, id, CancellationToken.None);
        await runtime.AnswerAsync(id, responseJson);
    }

    public async Task<bool> CancelAsync(TaskCaller caller, string id)
    {
        if (await GetAsync(caller, id, CancellationToken.None) is not { } task)
        {
            return false;
        }

        DemandManaged(caller, task);
        return await runtime.CancelAsync(id);
    }

    public async Task<TaskRecord> WaitAsync(TaskCaller caller, string id, TimeSpan? timeout, string? waitingTaskId, CancellationToken cancellationToken)
    {
        var task = await GetAsync(caller, id, cancellationToken) ?? throw FacadeReports.NotFound(id);
        if (!task.IsActive)
        {
            return task;
        }

        return waitingTaskId is not null
            && runtime.Running(waitingTaskId) is RunningTask waiting
            && (caller.Module is null || waiting.Task.Module == caller.Module)
            ? await waiting.WithoutGrantAsync(() => runtime.WaitAsync(id, timeout, cancellationToken))
            : await runtime.WaitAsync(id, timeout, cancellationToken);
    }

    public async Task<AddedTask> RerunAsync(TaskCaller caller, string id, CancellationToken cancellationToken)
    {
        var task = await DemandManagedAsync(caller, id, cancellationToken);
        var options = new TaskOptions
        {
            TaskKey = task.TaskKey,
            Priority = task.Priority,
            Timeout = task.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Retry = Retry.Read(task.Retry),
            OnInterruption = task.Resumes ? OnInterruption.Resume : OnInterruption.Interrupt,
        };
        return task.TaskName is { } name
            ? await submissions.SubmitAsync(caller, name, task.Args, task.Label, options, null, cancellationToken)
            : throw new SdkException(ErrorCodes.TaskNotRegistered, "This task ran a function, which is gone; it cannot run again.");
    }

    public async Task<int> ClearAsync(TaskCaller caller, TimeSpan? olderThan, bool all, CancellationToken cancellationToken)
    {
        runtime.DemandOpen();

        // What ended in this very millisecond too, where no age is asked for.
        var before = runtime.Time.GetUtcNow() - (olderThan ?? TimeSpan.FromMilliseconds(-1));
        return TaskAccess.ScopeOf(caller.Session) is { } scope
            ? await runtime.Store.RemoveFinishedAsync(before, completedOnly: !all, scope, cancellationToken)
            : 0;
    }

    public async Task<int> RemoveAsync(TaskCaller caller, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, MostRemoved, nameof(ids));
        runtime.DemandOpen();
        if (caller.Module is not null || !TaskAccess.ManagesAll(caller.Session))
        {
            foreach (var id in ids)
            {
                await DemandManagedAsync(caller, id, cancellationToken);
            }
        }

        return await runtime.Store.RemoveAsync(ids, cancellationToken);
    }

    private async Task<TaskRecord> DemandManagedAsync(TaskCaller caller, string id, CancellationToken cancellationToken)
    {
        var task = await GetAsync(caller, id, cancellationToken) ?? throw FacadeReports.NotFound(id);
        DemandManaged(caller, task);
        return task;
    }

    private static void DemandManaged(TaskCaller caller, TaskRecord task)
    {
        FacadeReports.DemandModule(caller, task);
        if (!TaskAccess.MayManage(caller.Session, task))
        {
            throw new SdkException(ErrorCodes.PermissionDenied, "This task belongs to somebody else.");
        }
    }
}
