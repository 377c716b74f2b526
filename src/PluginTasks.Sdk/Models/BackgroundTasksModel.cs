namespace PluginTasks.Sdk;

/// <summary>
/// The tasks for lists and details. A user sees their own, an organization manager the organization's, <c>super</c> all.
/// To change a task use <see cref="ITasks"/>. Thread safe.
/// </summary>
public abstract class BackgroundTasksModel
{
    private const string ReadOnly = "background_tasks is read-only";

    /// <summary>One page of tasks, without their <c>Checkpoint</c>, <c>Result</c> and <c>Error</c>.</summary>
    /// <param name="page">Which, from 1.</param>
    /// <param name="pageSize">How many on a page, 1 to 200.</param>
    /// <param name="filters">Which tasks. Default: all that the user may see.</param>
    /// <param name="sort">A column and <c>asc</c> or <c>desc</c>; columns are named as in JSON.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">A page or size out of range, or a sort that cannot be read.</exception>
    public abstract Task<IReadOnlyList<TaskRow>> ListAsync(
        int page = 1,
        int pageSize = 20,
        TaskFilters? filters = null,
        string sort = "updated_at desc",
        CancellationToken cancellationToken = default);

    /// <summary>How many tasks there are, over all pages.</summary>
    /// <param name="filters">Which tasks. Default: all that the user may see.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public abstract Task<int> CountAsync(TaskFilters? filters = null, CancellationToken cancellationToken = default);

    /// <summary>One task with everything; null where there is none that the user may see.</summary>
    public abstract Task<TaskRow?> ViewAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>What a task has logged, the oldest line first: its last lines, and none where it ran before the host's start or long ago.</summary>
    public abstract Task<IReadOnlyList<TaskLogLine>> LogAsync(string id, CancellationToken cancellationToken = default);

#pragma warning disable CA1822 // Reached through sdk.Models.BackgroundTasks, so they belong to the instance.
    /// <summary>Not possible.</summary>
    /// <exception cref="NotSupportedException">Always: <c>background_tasks is read-only</c>.</exception>
    public Task CreateAsync(object values) => Refused();

    /// <summary>Not possible.</summary>
    /// <exception cref="NotSupportedException">Always: <c>background_tasks is read-only</c>.</exception>
    public Task UpdateAsync(string id, object values) => Refused();

    /// <summary>Not possible.</summary>
    /// <exception cref="NotSupportedException">Always: <c>background_tasks is read-only</c>.</exception>
    public Task DeleteAsync(string id) => Refused();
#pragma warning restore CA1822

    private static Task Refused() => Task.FromException(new NotSupportedException(ReadOnly));
}
