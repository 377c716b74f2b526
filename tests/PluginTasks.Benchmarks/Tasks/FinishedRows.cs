using PluginTasks.Store.Sqlite;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>A table full of tasks that have ended: of a hundred users in four organizations, one a second, one of ten failed.</summary>
internal static class FinishedRows
{
    private const string Insert = """
        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
        INSERT INTO tasks (id, module, label, status, progress, user_id, organization_id, created_at, started_at, updated_at, finished_at, seq, result)
        SELECT printf('%026d', i), 'reports', 'Report ' || (i * 7919 % 100003), CASE WHEN i % 10 = 0 THEN 4 ELSE 3 END, 1,
          'user' || (i % 100), 'org' || (i % 4), t, t, t + 500, t + 500, 3, '{"rows":' || i || '}'
        FROM (SELECT i, 1700000000000 + i * 1000 AS t FROM n)
        """;

    private const string Count = """
        INSERT INTO task_counts SELECT user_id, organization_id, module, status, count(*) FROM tasks GROUP BY 1, 2, 3, 4
        """;

    public static async Task AddAsync(TaskFile file, int count)
    {
        await file.Open().DisposeAsync();
        using var database = Database.Open(file.Path, OpenMode.Write, TimeSpan.Zero);
        database.Execute("PRAGMA cache_size = -500000");
        var insert = database.Prepare(Insert);
        insert.Bind(1, (long)count);
        insert.Run();
        database.Execute(Count);
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
