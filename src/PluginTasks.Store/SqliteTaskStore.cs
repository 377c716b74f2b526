using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Access;
using PluginTasks.Store.Accounts;
using PluginTasks.Store.Audit;
using PluginTasks.Store.Hosts;
using PluginTasks.Store.Notices;
using PluginTasks.Store.Reading;
using PluginTasks.Store.Schedules;
using PluginTasks.Store.Tasks;
using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store;

/// <summary>Tasks in an SQLite file, which several processes may have open. Thread safe.</summary>
public sealed class SqliteTaskStore : ITaskStore
{
    private readonly string path;
    private int disposed;

    private SqliteTaskStore(string path, Writer writer, ReaderPool readers)
    {
        this.path = path;
        Writer = writer;
        Readers = readers;
        Schedules = new SqliteScheduleStore(writer, readers);
        Accounts = new SqliteAccountStore(writer, readers);
        Access = new SqliteAccessStore(writer, readers);
        Audit = new SqliteAuditStore(writer, readers);
    }

    /// <summary>The schedules that make tasks of this store.</summary>
    public IScheduleStore Schedules { get; }

    /// <summary>Who is signed in, kept in the same file.</summary>
    public IAccountStore Accounts { get; }

    /// <summary>What modules ask for and what was decided, kept in the same file.</summary>
    public IAccessStore Access { get; }

    /// <summary>The audit log, kept in the same file.</summary>
    public IAuditStore Audit { get; }

    /// <summary>What writes; for tests too, which bring the connection into trouble.</summary>
    internal Writer Writer { get; }

    internal ReaderPool Readers { get; }

    /// <summary>Opens the file, or makes it where there is none.</summary>
    /// <param name="path">The file. Beside it SQLite keeps two more, with <c>-wal</c> and <c>-shm</c> at the end of their names.</param>
    /// <param name="options">Default: those of a new <see cref="SqliteTaskStoreOptions"/>.</param>
    /// <exception cref="StoreException">The file is damaged, newer than the program, or not ours; it was left as it is.</exception>
    public static SqliteTaskStore Open(string path, SqliteTaskStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new SqliteTaskStoreOptions();
        path = Path.GetFullPath(path);
        var connections = new SqliteConnections(path, options);
        var first = connections.OpenFirst();
        try
        {
            var readers = new ReaderPool(connections.OpenReader, options.Readers);
            return new SqliteTaskStore(path, new Writer(first, connections.Reopen, options.QueueLength), readers);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    public Task<AddedTask> AddAsync(TaskRecord task, CancellationToken cancellationToken = default) =>
        WriteAsync(new AddTask(task.AsStored()), cancellationToken);

    public Task<TaskRecord?> ChangeAsync(TaskChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return WriteAsync(new ChangeTask(change), cancellationToken);
    }

    public Task<TaskRecord?> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Readers.ReadAsync(TaskReading.Get, id, cancellationToken);

    public async Task<IReadOnlyList<TaskRecord>> ListAsync(TaskQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await Readers.SearchAsync(d => TaskReading.List(d, query), cancellationToken).ConfigureAwait(false);
    }

    public Task<int> CountAsync(TaskQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Readers.SearchAsync(d => TaskReading.Count(d, query), cancellationToken);
    }

    public async Task<IReadOnlyList<TaskRecord>> ListActiveAsync(CancellationToken cancellationToken = default) =>
        await Readers.SearchAsync(TaskReading.ListActive, cancellationToken).ConfigureAwait(false);

    /// <summary>The members of one database keep a file each in the folder beside it whose name ends in <c>.hosts</c>.</summary>
    public IStoreMember Join() => HostFile.Join(path);

    public async Task<IReadOnlyList<TaskRecord>> ListCompletionsAsync(string afterId, int limit, CancellationToken cancellationToken = default) =>
        await Readers.SearchAsync(d => TaskReading.ListCompletions(d, afterId, limit), cancellationToken).ConfigureAwait(false);

    public Task CompletionDoneAsync(string id, CancellationToken cancellationToken = default) =>
        WriteAsync(new CompletionDone(id), cancellationToken);

    public async Task<int> RemoveFinishedAsync(
        DateTimeOffset before, bool completedOnly = false, TaskScope? scope = null, CancellationToken cancellationToken = default)
    {
        var count = 0;
        (long End, long Row)? after = (long.MinValue, 0);
        while (after is { } from)
        {
            var removal = new RemoveFinishedTasks(before, completedOnly, scope ?? TaskScope.Everybody, from);
            var removed = await WriteAsync(removal, cancellationToken).ConfigureAwait(false);
            (count, after) = (count + removed.Count, removed.Last);
        }

        return count;
    }

    public Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return WriteAsync(new RemoveTasks(ids), cancellationToken);
    }

    public async Task<IReadOnlyList<TaskMinute>> ListMinutesAsync(DateTimeOffset from, CancellationToken cancellationToken = default) =>
        await Readers.SearchAsync(d => TaskMinutes.List(d, from), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Notice>> ListNoticesAsync(string userId, int limit = 1_000, CancellationToken cancellationToken = default) =>
        await Readers.SearchAsync(d => NoticeReading.List(d, userId, limit), cancellationToken).ConfigureAwait(false);

    public Task AddNoticeAsync(Notice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return WriteAsync(new AddNotice(notice), cancellationToken);
    }

    public Task RemoveNoticesAsync(string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageIds);
        return WriteAsync(new RemoveNotices(userId, [.. messageIds]), cancellationToken);
    }

    public async Task<int> RemoveOldNoticesAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        var count = 0;
        int removed;
        do
        {
            removed = await WriteAsync(new RemoveOldNotices(before), cancellationToken).ConfigureAwait(false);
            count += removed;
        }
        while (removed == RemoveOldNotices.Most);
        return count;
    }

    /// <summary>Writes what was taken on, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await Readers.DisposeAsync().ConfigureAwait(false);
            await Writer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<T> WriteAsync<T>(WriteCommand<T> command, CancellationToken cancellationToken) =>
        Writer.RunAsync(command, cancellationToken);
}
