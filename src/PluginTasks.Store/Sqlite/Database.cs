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

    private readonly sqlite3 handle;
    private readonly Dictionary<string, Statement> statements = [];
    private readonly Dictionary<string, Statement> composed = [];

    private Database(sqlite3 handle, string path)
    {
        this.handle = handle;
        Path = path;
    }

    public string Path { get; }

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
        var database = new Database(handle, path);
        try
        {
            database.Check(code);
            _ = raw.sqlite3_extended_result_codes(handle, 1);
            _ = raw.sqlite3_busy_timeout(handle, (int)busyTimeout.TotalMilliseconds);
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
        Check(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var native));
        return new Statement(this, native);
    }

    public void Execute(string sql)
    {
        if (raw.sqlite3_exec(handle, sql) is var code and not raw.SQLITE_OK)
        {
            throw SqliteError.From(code, this);
        }
    }

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

    /// <summary>Ends what runs on another thread; it throws.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(handle);

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
