using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Storage;

/// <summary>
/// Where tasks are kept. A call that changes something has returned only when the change survives the
/// end of this process. Calls that one caller makes after each other are made in that order, also where it has not
/// awaited the first. Several processes may use one store at once. Thread safe.
/// A call that cannot be done for a reason outside of the program throws <see cref="StoreException"/>; a token is
/// heeded until the store has taken a change on, from then on it is made and answered.
/// </summary>
public interface ITaskStore : IAsyncDisposable
{
    /// <summary>
    /// Adds a task, unless an active one has its key in its module and organization: then nothing is
    /// added, and the answer is that one. It holds against any number of callers in any process. An id that is
    /// there already adds nothing either, so that a call whose answer was lost can be made again.
    /// </summary>
    Task<AddedTask> AddAsync(TaskRecord task, CancellationToken cancellationToken = default);

    /// <summary>Applies a change where its fence holds.</summary>
    /// <returns>The task after the change; null where the fence did not hold, and nothing changed.</returns>
    /// <exception cref="ImpossibleTransitionException">The fence lets a step through that no task can take.</exception>
    Task<TaskRecord?> ChangeAsync(TaskChange change, CancellationToken cancellationToken = default);

    Task<TaskRecord?> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>A page of the tasks that a query finds.</summary>
    Task<IReadOnlyList<TaskRecord>> ListAsync(TaskQuery query, CancellationToken cancellationToken = default);

    Task<int> CountAsync(TaskQuery query, CancellationToken cancellationToken = default);

    /// <summary>All tasks that are not in a final state, oldest first.</summary>
    Task<IReadOnlyList<TaskRecord>> ListActiveAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes the caller one of those that use the store. Disposed by the caller.</summary>
    IStoreMember Join();

    /// <summary>Final tasks whose completion is not done, by their ids, with details.</summary>
    Task<IReadOnlyList<TaskRecord>> ListCompletionsAsync(string afterId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Takes the completion away from a final task.</summary>
    Task CompletionDoneAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes final tasks that ended before a time,
    /// unless a notice that was not delivered or a completion that is not done belongs to them.
    /// </summary>
    /// <returns>How many.</returns>
    Task<int> RemoveFinishedAsync(DateTimeOffset before, bool completedOnly = false, TaskScope? scope = null, CancellationToken cancellationToken = default);

    /// <summary>The same for the final ones among these ids.</summary>
    Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);

    /// <summary>The minutes from a time on in which something happened to tasks, the oldest first; of the last day at least.</summary>
    Task<IReadOnlyList<TaskMinute>> ListMinutesAsync(DateTimeOffset from, CancellationToken cancellationToken = default);

    /// <summary>The notices that wait for a user, in the order in which they came.</summary>
    Task<IReadOnlyList<Notice>> ListNoticesAsync(string userId, int limit = 1_000, CancellationToken cancellationToken = default);

    /// <summary>Adds a notice that comes with no change of a task. One that its user has already stays as it is.</summary>
    Task AddNoticeAsync(Notice notice, CancellationToken cancellationToken = default);

    /// <summary>Removes notices that their user has got.</summary>
    Task RemoveNoticesAsync(string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>Removes notices older than a time.</summary>
    /// <returns>How many.</returns>
    Task<int> RemoveOldNoticesAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}
