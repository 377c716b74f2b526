using System.Buffers;
using System.Text;
using SQLitePCL;

namespace PluginTasks.Store.Sqlite;

/// <summary>A prepared statement. Parameters count from 1 and columns from 0, as in SQLite.</summary>
internal sealed class Statement(Database database, sqlite3_stmt native) : IDisposable
{
    public void Bind(int parameter, long value) => database.Check(raw.sqlite3_bind_int64(native, parameter, value));

    public void Bind(int parameter, double value) => database.Check(raw.sqlite3_bind_double(native, parameter, value));

    public void Bind(int parameter, long? value)
    {
        if (value is { } number)
        {
            Bind(parameter, number);
        }
        else
        {
            BindNull(parameter);
        }
    }

    public void Bind(int parameter, double? value)
    {
        if (value is { } number)
        {
            Bind(parameter, number);
        }
        else
        {
            BindNull(parameter);
        }
    }

    public void BindNull(int parameter) => database.Check(raw.sqlite3_bind_null(native, parameter));

    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            BindNull(parameter);
        }
        else if (value.Length * 3 <= database.Scratch.Length)
        {
            BindUtf8(parameter, database.Scratch.AsSpan(0, Encoding.UTF8.GetBytes(value, database.Scratch)));
        }
        else
        {
            BindLong(parameter, value);
        }
    }

    public void BindUtf8(int parameter, ReadOnlySpan<byte> value)
    {
        // The library takes an empty span for NULL.
        database.Check(value.IsEmpty
            ? raw.sqlite3_bind_text(native, parameter, "")
            : raw.sqlite3_bind_text(native, parameter, value));
    }

    /// <summary>The next row, if there is one.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(native);
        return code == raw.SQLITE_ROW || (code != raw.SQLITE_DONE && Again(code));
    }

    /// <summary>Runs a statement that has no rows to give, or whose rows do not matter, and makes it ready for the next time.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    /// <summary>Ends the reading of rows. A statement that is not reset keeps its snapshot of the database.</summary>
    public void Reset() => _ = raw.sqlite3_reset(native);

    public bool IsNull(int column) => raw.sqlite3_column_type(native, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(native, column);

    public double Double(int column) => raw.sqlite3_column_double(native, column);

    /// <summary>Through the bytes rather than as a C string, which would end at the first U+0000.</summary>
    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(native, column));

    public void Dispose() => native.Dispose();

    /// <summary>A lock is met before the first row, so that the statement can begin again.</summary>
    private bool Again(int code)
    {
        var wait = new BusyWait(database.BusyTimeout);
        while ((code & 0xff) == raw.SQLITE_BUSY && wait.Again())
        {
            Reset();
            code = raw.sqlite3_step(native);
        }

        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        var error = SqliteError.From(code, database);
        Reset();
        throw error;
    }

    private void BindLong(int parameter, string value)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        try
        {
            BindUtf8(parameter, buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
