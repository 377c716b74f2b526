namespace PluginTasks.Sdk;

/// <summary>The schedules of all modules and users. Who may read them may steer them: see <see cref="IHostControl"/>. Thread safe.</summary>
public interface IScheduleModel
{
    /// <summary>All schedules, by their next run.</summary>
    Task<IReadOnlyList<ScheduleInfo>> ListAsync(CancellationToken cancellationToken = default);
}
