namespace PluginTasks.Sdk;

/// <summary>How busy the host is. Needs the part <c>tasks</c> of <see cref="IHostControl"/>. Thread safe.</summary>
public interface ITaskActivity
{
    /// <summary>
    /// What happened to all tasks within the last hour: sixty minutes, the oldest first, the last of them not over yet. Tasks that
    /// have been removed count as well.
    /// </summary>
    Task<IReadOnlyList<ActivityMinute>> LastHourAsync(CancellationToken cancellationToken = default);
}
