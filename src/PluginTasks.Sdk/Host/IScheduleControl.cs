namespace PluginTasks.Sdk;

/// <summary>The schedules of all modules and users, to be steered. See <see cref="IHostControl"/> for who may. Thread safe.</summary>
public interface IScheduleControl
{
    /// <summary>Schedules a registered task of any module for the user who asks, and gives the schedule's id.</summary>
    /// <param name="when">When it fires, as in <see cref="ITasks.ScheduleAsync"/>.</param>
    /// <param name="taskName">The task, as <c>module.task</c>.</param>
    /// <param name="args">What it is given, as an object with named members. Default: nothing.</param>
    /// <param name="options">Its name, time zone and the like.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SdkException"><c>invalid_schedule</c> with the position, <c>task_not_registered</c>, <c>invalid_payload</c>.</exception>
    Task<string> AddAsync(string when, string taskName, object? args = null, ScheduleOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Keeps a schedule from firing until it is resumed. False where there is none.</summary>
    Task<bool> PauseAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lets a paused schedule fire again. False where there is none.</summary>
    /// <exception cref="SdkException"><c>invalid_schedule</c>: its expression cannot be read.</exception>
    Task<bool> ResumeAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Fires a schedule now, whether it is due or paused, and gives the task's id; null where there is no such schedule.</summary>
    Task<string?> RunNowAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Removes a schedule; its tasks stay. One of a manifest is back when its module is read again. False where there is none.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default);
}
