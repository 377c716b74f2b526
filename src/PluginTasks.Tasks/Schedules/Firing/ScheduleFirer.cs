using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Makes the task of a firing, or records why there is none.</summary>
internal sealed class ScheduleFirer(IScheduleStore store, TaskRuntime runtime, IScheduledWork work, IScheduleLog log)
{
    /// <param name="firing">The firing, still without its task.</param>
    /// <param name="taskKey">The key of its task.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>Null where somebody else claimed it, or changed the schedule.</returns>
    /// <exception cref="SdkException">The store or the runtime cannot do it now; the schedule is as it was.</exception>
    public async Task<FiredSchedule?> FireAsync(ScheduleFiring firing, string taskKey, CancellationToken cancellationToken)
    {
        FiredSchedule? fired = null;
        try
        {
            if (await work.ForAsync(firing.Schedule, cancellationToken) is not { } submission)
            {
                return await FailAsync(firing, ErrorCodes.TaskNotRegistered, cancellationToken);
            }

            submission = submission with { Options = submission.Options with { TaskKey = taskKey } };
            await runtime.SubmitAsync(submission, async task =>
            {
                fired = await store.FireAsync(firing with { Task = task }, cancellationToken);
                return fired?.Task;
            }, cancellationToken);
            return fired;
        }
        catch (Exception error) when (CanBeRecorded(error, cancellationToken))
        {
            log.FiringFailed(firing.Schedule, error);
            return fired ?? await FailAsync(firing, error is SdkException known ? known.Code : ScheduleStatus.Failed, cancellationToken);
        }
    }

    private static bool CanBeRecorded(Exception error, CancellationToken cancellationToken) => error switch
    {
        StoreException or ObjectDisposedException => false,
        SdkException { Code: ErrorCodes.TaskRuntimeUnavailable } => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => true,
    };

    private Task<FiredSchedule?> FailAsync(ScheduleFiring firing, string status, CancellationToken cancellationToken) =>
        store.FireAsync(firing with { Status = status, IsFailure = true }, cancellationToken);
}
