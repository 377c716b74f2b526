using System.Globalization;
using SQLitePCL;

namespace PluginTasks.Store.Sqlite;

/// <summary>
/// One connection to an SQLite file. It talks to the library without ADO.NET in between: a statement is prepared once,
/// then bound, stepped and reset without an object being made. For one thread at a time.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int MostComposed = 64;
    private const int OperationsBetweenLooks = 10_000;

    private readonly sqlite3 handle;
    private readonly Dictionary<string, Statement> statements = [];
    private readonly Dictionary<string, Statement> composed = [];

    private Database(sqlite3 handle, string path, TimeSpan busyTimeout)
    {
        this.handle = handle;
        Path = path;
        BusyTimeout = busyTimeout;
    }

    public string Path { get; }

    public TimeSpan BusyTimeout { get; }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    public long LastRow => raw.sqlite3_last_insert_rowid(handle);

    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>Scratch space in which statements turn text into UTF-8.</summary>
    public byte[] Scratch { get; } = new byte[4 * 1024];

    public static Database Open(string path, OpenMode mode, TimeSpan busyTimeout)
    {
        Batteries_V2.Init();
        var flags = raw.SQLITE_OPEN_NOMUTEX | mode switch
        {
            OpenMode.Read => raw.SQLITE_OPEN_READONLY,
            OpenMode.Write => raw.SQLITE_OPEN_READWRITE,
            _ => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
        };
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var database = new Database(handle, path, busyTimeout);
        try
        {
            database.Check(code);
            _ = raw.sqlite3_extended_result_codes(handle, 1);
            TextSearch.AddTo(handle);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A statement that is prepared at most once; for texts of which there are a known number.</summary>
    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = New(sql);
            statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Like <see cref="Prepare"/> for texts that are put together: only some are kept.</summary>
    public Statement PrepareOneOfMany(string sql)
    {
        if (composed.TryGetValue(sql, out var statement))
        {
            return statement;
        }

        if (composed.Count == MostComposed)
        {
            foreach (var old in composed.Values)
            {
                old.Dispose();
            }

            composed.Clear();
        }

        statement = New(sql);
        composed.Add(sql, statement);
        return statement;
    }

    /// <summary>A statement that the caller disposes of before the database.</summary>
    public Statement New(string sql)
    {
        var wait = new BusyWait(BusyTimeout);
        while (true)
        {
            var code = raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var native);
            switch (code & 0xff)
            {
                case raw.SQLITE_OK:
                    return new Statement(this, native);
                case raw.SQLITE_BUSY when wait.Again():
                    break;
                case raw.SQLITE_ERROR:
                    throw DatabaseFile.Damaged(Path, Message());
                default:
                    throw SqliteError.From(code, this);
            }
        }
    }

    public void Execute(string sql)
    {
        using var statement = New(sql);
        statement.Run();
    }

    /// <summary>Several statements at once, inside of a transaction.</summary>
    public void ExecuteAll(string sql) => Check(raw.sqlite3_exec(handle, sql));

    /// <summary>The first value of the first row.</summary>
    public long Number(string sql)
    {
        using var statement = New(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    public string? Text(string sql)
    {
        using var statement = New(sql);
        return statement.Step() ? statement.Text(0) : null;
    }

    public void Set(string pragma, long value) =>
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA {pragma} = {value}"));

    /// <summary>
    /// Ends what runs once the token is cancelled. Asking now and then misses nothing; an interrupt from outside does
    /// when it comes before the query has begun.
    /// </summary>
    public void Heed(CancellationToken cancellationToken)
    {
        delegate_progress? ask = cancellationToken.CanBeCanceled ? _ => cancellationToken.IsCancellationRequested ? 1 : 0 : null;
        raw.sqlite3_progress_handler(handle, OperationsBetweenLooks, ask, null);
    }

    public string Message() => raw.sqlite3_errmsg(handle).utf8_to_string();

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteError.From(code, this);
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values.Concat(composed.Values))
        {
            statement.Dispose();
        }

        _ = raw.sqlite3_close_v2(handle);
        handle.Dispose();
    }
}
