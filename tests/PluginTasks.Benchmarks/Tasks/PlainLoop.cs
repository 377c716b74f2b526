using System.Diagnostics;
using PluginTasks.Store.Sqlite;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>
/// The limit of the throughput: a loop that adds rows of tasks and then ends them, in transactions of 256, to a table
/// with the same columns, indexes and settings. It has nobody to answer and nothing to decide.
/// </summary>
internal static class PlainLoop
{
    private const int Batch = 256;

    // The cache of the store's own connection, and its pages between checkpoints.
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = 1; PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -32768";

    private const string Insert = """
        INSERT INTO tasks (id, module, label, user_id, organization_id, created_at, updated_at, seq)
        VALUES (?1, 'reports', 'Monthly report', 'anna', 'acme', ?2, ?2, 1)
        """;

    private const string Update = """
        UPDATE tasks SET status = 3, progress = 1, started_at = ?2, updated_at = ?2, finished_at = ?2, owner = '4711-0123456789abcdef', seq = 3 WHERE id = ?1
        """;

    /// <summary>Rows a second.</summary>
    public static async Task<double> RunAsync(int rows)
    {
        using var file = new TaskFile();
        await file.Open().DisposeAsync();
        return Run(file.Path, rows);
    }

    private static double Run(string path, int rows)
    {
        using var database = Database.Open(path, OpenMode.Write, TimeSpan.Zero);
        foreach (var setting in Settings.Split(';'))
        {
            database.Execute(setting);
        }

        var ids = Enumerable.Range(0, rows).Select(i => $"{i:D26}").ToArray();
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in ids.Chunk(Batch))
        {
            Write(database, Insert, batch);
            Write(database, Update, batch);
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Write(Database database, string sql, string[] ids)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var statement = database.Prepare(sql);
        database.Prepare("BEGIN IMMEDIATE").Run();
        foreach (var id in ids)
        {
            statement.Bind(1, id);
            statement.Bind(2, now);
            statement.Run();
        }

        database.Prepare("COMMIT").Run();
    }
}
