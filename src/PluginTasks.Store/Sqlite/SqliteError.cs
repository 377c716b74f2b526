using PluginTasks.Tasks.Storage;
using SQLitePCL;

namespace PluginTasks.Store.Sqlite;

/// <summary>What SQLite's codes mean to those who call the store. See https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteError
{
    public static Exception From(int code, Database database)
    {
        var told = database.Message();
        return (code & 0xff) switch
        {
            raw.SQLITE_INTERRUPT => new OperationCanceledException(told),
            raw.SQLITE_FULL => new StoreException(StoreErrorCodes.Full, $"There is no room left for {database.Path}: free some on its volume. ({told})"),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreException(
                StoreErrorCodes.Busy, $"Another process holds {database.Path}: end it, or try again later. ({told})"),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => DatabaseFile.Damaged(database.Path, told),
            _ => new StoreException(
                StoreErrorCodes.Failed,
                $"{database.Path} cannot be read or written: see that the folder and the volume are there and may be written to. " +
                $"({told}, SQLite error {code})"),
        };
    }
}
