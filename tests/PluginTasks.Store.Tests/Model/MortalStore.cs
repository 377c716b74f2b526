using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tests.Model;

/// <summary>
/// The store as a process has it that dies: from then on nobody gets an answer any more, and its lock is free. What was on
/// its way may have been written or not.
/// </summary>
internal sealed class MortalStore(SqliteTaskStore inner) : ITaskStore
{
    private readonly List<IStoreMember> members = [];
    private volatile bool isDead;

    public SqliteTaskStore Inner => inner;

    public async Task DieAsync()
    {
        isDead = true;
        await inner.DisposeAsync();
        members.ForEach(m => m.Dispose());
    }

    public IStoreMember Join()
    {
        var member = inner.Join();
        members.Add(member);
        return member;
    }

    public Task<AddedTask> AddAsync(TaskRecord task, CancellationToken cancellationToken = default) => Alive(() => inner.AddAsync(task, cancellationToken));

    public Task<TaskRecord?> ChangeAsync(TaskChange change, CancellationToken cancellationToken = default) => Alive(() => inner.ChangeAsync(change, cancellationToken));

    public Task<TaskRecord?> GetAsync(string id, CancellationToken cancellationToken = default) => Alive(() => inner.GetAsync(id, cancellationToken));

    public Task<IReadOnlyList<TaskRecord>> ListAsync(TaskQuery query, CancellationToken cancellationToken = default) => Alive(() => inner.ListAsync(query, cancellationToken));

    public Task<int> CountAsync(TaskQuery query, CancellationToken cancellationToken = default) => Alive(() => inner.CountAsync(query, cancellationToken));

    public Task<IReadOnlyList<TaskRecord>> ListActiveAsync(CancellationToken cancellationToken = default) => Alive(() => inner.ListActiveAsync(cancellationToken));

    public Task<IReadOnlyList<TaskRecord>> ListCompletionsAsync(string afterId, int limit, CancellationToken cancellationToken = default) =>
        Alive(() => inner.ListCompletionsAsync(afterId, limit, cancellationToken));

    public Task CompletionDoneAsync(string id, CancellationToken cancellationToken = default) => Alive(async () =>
    {
        await inner.CompletionDoneAsync(id, cancellationToken);
        return true;
    });

    public Task<int> RemoveFinishedAsync(DateTimeOffset before, bool completedOnly = false, TaskScope? scope = null, CancellationToken cancellationToken = default) =>
        Alive(() => inner.RemoveFinishedAsync(before, completedOnly, scope, cancellationToken));

    public Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) => Alive(() => inner.RemoveAsync(ids, cancellationToken));

    public Task<IReadOnlyList<TaskMinute>> ListMinutesAsync(DateTimeOffset from, CancellationToken cancellationToken = default) => Alive(() => inner.ListMinutesAsync(from, cancellationToken));

    public Task<IReadOnlyList<Notice>> ListNoticesAsync(string userId, int limit = 1_000, CancellationToken cancellationToken = default) =>
        Alive(() => inner.ListNoticesAsync(userId, limit, cancellationToken));

    public Task AddNoticeAsync(Notice notice, CancellationToken cancellationToken = default) => Alive(async () =>
    {
        await inner.AddNoticeAsync(notice, cancellationToken);
        return true;
    });

    public Task RemoveNoticesAsync(string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default) => Alive(async () =>
    {
        await inner.RemoveNoticesAsync(userId, messageIds, cancellationToken);
        return true;
    });

    public Task<int> RemoveOldNoticesAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => Alive(() => inner.RemoveOldNoticesAsync(before, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<T> Alive<T>(Func<Task<T>> call)
    {
        if (!isDead)
        {
            var answer = await call();
            if (!isDead)
            {
                return answer;
            }
        }

        return await new TaskCompletionSource<T>().Task;
    }
}
