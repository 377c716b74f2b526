using PluginTasks.Store.Audit;
using PluginTasks.Store.Notices;
using PluginTasks.Store.Schedules;
using PluginTasks.Store.Sqlite;
using PluginTasks.Store.Tasks;

namespace PluginTasks.Store.Writing;

/// <summary>The connection that writes, with what is prepared on it. Only the writer's thread uses it.</summary>
internal sealed class WriteSession : IDisposable
{
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement dataVersion;
    private long seenVersion;

    public WriteSession(Database database)
    {
        Database = database;
        begin = database.Prepare("BEGIN IMMEDIATE");
        commit = database.Prepare("COMMIT");
        dataVersion = database.Prepare("PRAGMA data_version");
        Tasks = new TaskTable(database);
        Changed = new ChangedRows(Tasks);
        Counts = new TaskCounts(database);
        Minutes = new TaskMinutes(database);
        Notices = new NoticeTable(database);
        Schedules = new ScheduleTable(database);
        Audit = new AuditTable(database);
    }

    public Database Database { get; }

    public TaskTable Tasks { get; }

    public ChangedRows Changed { get; }

    public TaskCounts Counts { get; }

    public TaskMinutes Minutes { get; }

    public NoticeTable Notices { get; }

    public ScheduleTable Schedules { get; }

    public AuditTable Audit { get; }

    /// <summary>Whether starts and ends of tasks go into the audit log.</summary>
    public bool AuditsTasks { get; init; }

    public TaskCache Cache { get; } = new();

    /// <summary>From here to the commit nobody else writes.</summary>
    public void Begin()
    {
        begin.Run();
        var version = DataVersion();
        if (version != seenVersion)
        {
            Cache.Clear();
            seenVersion = version;
        }
    }

    public TaskEntry? Find(string id) => Cache.TryGet(id, out var entry) ? entry : Changed.Find(id) ?? Tasks.Find(id);

    public void Commit()
    {
        Changed.Write();
        Counts.Write();
        Minutes.Write();
        Audit.Write();
        commit.Run();
    }

    public void Rollback()
    {
        Cache.Clear();
        Changed.Forget();
        Counts.Forget();
        Minutes.Forget();
        Audit.Forget();
        if (Database.InTransaction)
        {
            Database.Execute("ROLLBACK");
        }
    }

    public void Dispose()
    {
        Tasks.Dispose();
        Database.Dispose();
    }

    /// <summary>SQLite changes this number when another connection has committed, and not when this one has.</summary>
    private long DataVersion()
    {
        try
        {
            return dataVersion.Step() ? dataVersion.Int64(0) : 0;
        }
        finally
        {
            dataVersion.Reset();
        }
    }
}
