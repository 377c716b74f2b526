using System.Collections.Concurrent;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Storage;

/// <summary>A store for as long as the process lives, for programs that need no more. Thread safe.</summary>
public sealed class MemoryTaskStore : ITaskStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TaskRecord> tasks = [];

    // The keys of active tasks only; finding the finished ones by their key may take longer.
    private readonly Dictionary<(string Module, string Organization, string Key), string> keys = [];

    // Kept beside the tasks, so that a start does not look through all that have ended.
    private readonly HashSet<string> active = [];
    private readonly ConcurrentDictionary<string, bool> members = new(StringComparer.Ordinal);
    private readonly List<Notice> notices = [];
    private readonly HashSet<(string UserId, string MessageId)> noticeIds = [];
    private readonly SortedList<long, TaskMinute> minutes = [];
    private readonly MemoryScheduleStore schedules;

    public MemoryTaskStore() => schedules = new MemoryScheduleStore(this);

    /// <summary>The schedules that make tasks of this store.</summary>
    public IScheduleStore Schedules => schedules;

    public Task<AddedTask> AddAsync(TaskRecord task, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Locked(() => Add(task.AsStored()), cancellationToken);
    }

    public Task<TaskRecord?> ChangeAsync(TaskChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Locked(() => Change(change), cancellationToken);
    }

    public Task<TaskRecord?> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Locked(() => tasks.GetValueOrDefault(id), cancellationToken);

    public Task<IReadOnlyList<TaskRecord>> ListAsync(TaskQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Locked<IReadOnlyList<TaskRecord>>(() => [.. query.Page(tasks.Values.Where(query.Matches))], cancellationToken);
    }

    public Task<int> CountAsync(TaskQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Locked(() => tasks.Values.Count(query.Matches), cancellationToken);
    }

    public Task<IReadOnlyList<TaskRecord>> ListActiveAsync(CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<TaskRecord>>(
            () => [.. active.Select(id => tasks[id]).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id, StringComparer.Ordinal)],
            cancellationToken);

    public IStoreMember Join() => new MemoryMember(members);

    public Task<IReadOnlyList<TaskRecord>> ListCompletionsAsync(string afterId, int limit, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<TaskRecord>>(
            () =>
            [
                .. tasks.Values
                    .Where(t => !t.IsActive && t.Completion is not null && string.CompareOrdinal(t.Id, afterId) > 0)
                    .OrderBy(t => t.Id, StringComparer.Ordinal)
                    .Take(limit),
            ],
            cancellationToken);

    public Task CompletionDoneAsync(string id, CancellationToken cancellationToken = default) =>
        Locked(() => tasks.TryGetValue(id, out var task) && !task.IsActive && (tasks[id] = task with { Completion = null }) is not null, cancellationToken);

    public Task<int> RemoveFinishedAsync(
        DateTimeOffset before, bool completedOnly = false, TaskScope? scope = null, CancellationToken cancellationToken = default) =>
        Locked(() => RemoveFinished(StoredTime.Cut(before), completedOnly, scope ?? TaskScope.Everybody), cancellationToken);

    public Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        Locked(() => RemoveFinished(ids.Distinct(StringComparer.Ordinal).Select(id => tasks.GetValueOrDefault(id)).OfType<TaskRecord>()), cancellationToken);

    public Task<IReadOnlyList<TaskMinute>> ListMinutesAsync(DateTimeOffset from, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<TaskMinute>>(() => [.. minutes.Values.Where(m => m.Minute >= TaskMinute.Of(from))], cancellationToken);

    public Task<IReadOnlyList<Notice>> ListNoticesAsync(string userId, int limit = 1_000, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<Notice>>(() => [.. notices.Where(n => n.UserId == userId).Take(limit)], cancellationToken);

    public Task AddNoticeAsync(Notice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Locked(() => Add(notice), cancellationToken);
    }

    public Task RemoveNoticesAsync(string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default)
    {
        var gone = messageIds.ToHashSet(StringComparer.Ordinal);
        return Locked(() => Remove(n => n.UserId == userId && gone.Contains(n.MessageId)), cancellationToken);
    }

    public Task<int> RemoveOldNoticesAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        Locked(() => Remove(n => n.CreatedAt < StoredTime.Cut(before)), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>For schedules, which are changed together with tasks.</summary>
    internal Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (gate)
            {
                return Task.FromResult(work());
            }
        }
        catch (ImpossibleTransitionException e)
        {
            return Task.FromException<T>(e);
        }
    }

    /// <summary>Called under the lock.</summary>
    internal TaskRecord? Active(string? id) => id is not null && active.Contains(id) ? tasks[id] : null;

    /// <summary>Called under the lock.</summary>
    internal AddedTask Add(TaskRecord task)
    {
        if (tasks.TryGetValue(task.Id, out var known))
        {
            return new(known, IsNew: false);
        }

        if (task.IsActive)
        {
            if (KeyOf(task) is { } key && !keys.TryAdd(key, task.Id))
            {
                return new(tasks[keys[key]], IsNew: false);
            }

            active.Add(task.Id);
        }

        tasks.Add(task.Id, task);
        return new(task, IsNew: true);
    }

    private static (string Module, string Organization, string Key)? KeyOf(TaskRecord task) =>
        task.TaskKey is { } key ? (task.Module, task.OrganizationId ?? "", key) : null;

    private TaskRecord? Change(TaskChange change)
    {
        if (tasks.GetValueOrDefault(change.Id) is not { } task || change.ApplyTo(task) is not { } changed)
        {
            return null;
        }

        tasks[change.Id] = changed;
        if (TaskMinute.OfStep(task.Status, changed.Status, changed.UpdatedAt) is { } step)
        {
            Count(step);
        }

        if (!changed.IsActive)
        {
            active.Remove(change.Id);
            if (KeyOf(changed) is { } key)
            {
                keys.Remove(key);
            }

            schedules.Ended(changed);
        }

        if (change.Notice is { } notice)
        {
            Add(notice with { Seq = notice.Seq ?? changed.Seq });
        }

        return changed;
    }

    private void Count(TaskMinute step)
    {
        minutes[step.Minute] = minutes.GetValueOrDefault(step.Minute, new TaskMinute(step.Minute)).Plus(step);
        while (minutes.GetKeyAtIndex(0) is var oldest && oldest < minutes.GetKeyAtIndex(minutes.Count - 1) - TaskMinute.Kept)
        {
            minutes.Remove(oldest);
        }
    }

    private bool Add(Notice notice)
    {
        var isNew = noticeIds.Add((notice.UserId, notice.MessageId));
        if (isNew)
        {
            notices.Add(notice with { CreatedAt = StoredTime.Cut(notice.CreatedAt) });
        }

        return isNew;
    }

    private int Remove(Predicate<Notice> isGone) => notices.RemoveAll(n => isGone(n) && noticeIds.Remove((n.UserId, n.MessageId)));

    private int RemoveFinished(DateTimeOffset before, bool completedOnly, TaskScope scope) =>
        RemoveFinished(tasks.Values.Where(t => t.FinishedAt < before && (!completedOnly || t.Status == TaskState.Completed) && scope.Has(t)));

    private int RemoveFinished(IEnumerable<TaskRecord> wanted)
    {
        var held = notices.Select(n => n.TaskId).ToHashSet(StringComparer.Ordinal);
        var gone = wanted.Where(t => !t.IsActive && t.Completion is null && !held.Contains(t.Id)).ToList();
        gone.ForEach(t => tasks.Remove(t.Id));
        return gone.Count;
    }
}
