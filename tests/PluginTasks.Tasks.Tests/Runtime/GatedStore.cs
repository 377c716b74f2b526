using System.Collections.Concurrent;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>A store in memory whose calls a test can look at and hold up.</summary>
internal sealed class GatedStore : ITaskStore
{
    private readonly MemoryTaskStore inner = new();
    private readonly ConcurrentDictionary<string, Task> last = new(StringComparer.Ordinal);

    public Func<TaskRecord, Task> AfterAdd { get; set; } = _ => Task.CompletedTask;

    public Func<TaskRecord, Task> BeforeAdd { get; set; } = _ => Task.CompletedTask;

    public Func<TaskChange, Task> BeforeChange { get; set; } = _ => Task.CompletedTask;

    public Func<TaskChange, Task> AfterChange { get; set; } = _ => Task.CompletedTask;

    public Func<TaskQuery, Task> BeforeList { get; set; } = _ => Task.CompletedTask;

    public bool RemovalFails { get; set; }

    /// <summary>Whom members find to be gone, until they are forgotten.</summary>
    public ConcurrentDictionary<string, bool> Gone { get; } = new(StringComparer.Ordinal);

    /// <summary>Who is taken for alive at a second look, as somebody else has just the same look.</summary>
    public string? SeemsAlive { get; set; }

    /// <summary>Who joined last.</summary>
    public IStoreMember? Member { get; private set; }

    public ITaskStore Inner => inner;

    public async Task<AddedTask> AddAsync(TaskRecord task, CancellationToken cancellationToken = default)
    {
        await BeforeAdd(task);
        var added = await inner.AddAsync(task, cancellationToken);
        await AfterAdd(added.Task);
        return added;
    }

    /// <summary>Changes that an attempt makes are made in the order of its calls, as in any store, whichever of them is let through first.</summary>
    public Task<TaskRecord?> ChangeAsync(TaskChange change, CancellationToken cancellationToken = default)
    {
        if (change.Attempt is null)
        {
            return ChangeAsync(change, Task.CompletedTask, cancellationToken);
        }

        var changing = ChangeAsync(change, last.GetValueOrDefault(change.Id, Task.CompletedTask), cancellationToken);
        last[change.Id] = changing;
        return changing;
    }

    public Task<TaskRecord?> GetAsync(string id, CancellationToken cancellationToken = default) => inner.GetAsync(id, cancellationToken);

    public async Task<IReadOnlyList<TaskRecord>> ListAsync(TaskQuery query, CancellationToken cancellationToken = default)
    {
        await BeforeList(query);
        return await inner.ListAsync(query, cancellationToken);
    }

    public Task<int> CountAsync(TaskQuery query, CancellationToken cancellationToken = default) => inner.CountAsync(query, cancellationToken);

    public Task<IReadOnlyList<TaskRecord>> ListActiveAsync(CancellationToken cancellationToken = default) => inner.ListActiveAsync(cancellationToken);

    public Task<int> RemoveFinishedAsync(DateTimeOffset before, bool completedOnly = false, TaskScope? scope = null, CancellationToken cancellationToken = default) =>
        RemovalFails ? throw new StoreException(StoreErrorCodes.Full, "There is no room.") : inner.RemoveFinishedAsync(before, completedOnly, scope, cancellationToken);

    public Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) => inner.RemoveAsync(ids, cancellationToken);

    public Task<IReadOnlyList<TaskMinute>> ListMinutesAsync(DateTimeOffset from, CancellationToken cancellationToken = default) => inner.ListMinutesAsync(from, cancellationToken);

    public Task<IReadOnlyList<Notice>> ListNoticesAsync(string userId, int limit = 1_000, CancellationToken cancellationToken = default) =>
        inner.ListNoticesAsync(userId, limit, cancellationToken);

    public Task AddNoticeAsync(Notice notice, CancellationToken cancellationToken = default) => inner.AddNoticeAsync(notice, cancellationToken);

    public Task RemoveNoticesAsync(string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default) =>
        inner.RemoveNoticesAsync(userId, messageIds, cancellationToken);

    public Task<int> RemoveOldNoticesAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => inner.RemoveOldNoticesAsync(before, cancellationToken);

    public IStoreMember Join() => Member = new GatedMember(this, inner.Join());

    public Task<IReadOnlyList<TaskRecord>> ListCompletionsAsync(string afterId, int limit, CancellationToken cancellationToken = default) =>
        inner.ListCompletionsAsync(afterId, limit, cancellationToken);

    public Task CompletionDoneAsync(string id, CancellationToken cancellationToken = default) => inner.CompletionDoneAsync(id, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<TaskRecord?> ChangeAsync(TaskChange change, Task before, CancellationToken cancellationToken)
    {
        await BeforeChange(change);
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var changed = await inner.ChangeAsync(change, cancellationToken);
        await AfterChange(change);
        return changed;
    }

    private sealed class GatedMember(GatedStore store, IStoreMember inner) : IStoreMember
    {
        public string Id => inner.Id;

        public bool IsAlive(string member) => member == store.SeemsAlive || inner.IsAlive(member);

        public IReadOnlyList<string> ListGone() => [.. store.Gone.Keys];

        public void Forget(string member) => store.Gone.TryRemove(member, out _);

        public void Dispose() => inner.Dispose();
    }
}
