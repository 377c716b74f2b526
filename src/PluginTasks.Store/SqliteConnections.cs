using PluginTasks.Store.Migrations;
using PluginTasks.Store.Sqlite;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store;

/// <summary>Opens the connections of one file, the first one with care.</summary>
internal sealed class SqliteConnections(string path, SqliteTaskStoreOptions options)
{
    // The pages between two checkpoints, 32 MiB: a checkpoint waits for the disk, and a page that is
    // written often between two of them is copied once.
    private const int CheckpointPages = 8_192;
    private const int CacheKibibytes = 32 * 1_024;

    /// <summary>The writer's first connection, on a database that is ours and up to date.</summary>
    public WriteSession OpenFirst()
    {
        if (DatabaseFile.Exists(path))
        {
            // Read-only: closing the last connection that may write tidies up, in a file that may not be ours.
            using var look = Database.Open(path, OpenMode.Read, options.BusyTimeout);
            Schema.Check(look);
        }

        var database = Database.Open(path, OpenMode.WriteOrCreate, options.BusyTimeout);
        try
        {
            database.Execute("PRAGMA journal_mode = WAL");
            Schema.Migrate(database);
            return Prepare(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Another connection that writes, after an error. It never makes a file: what was there is not replaced.</summary>
    public WriteSession Reopen() => Prepare(Database.Open(path, OpenMode.Write, options.BusyTimeout));

    public Database OpenReader()
    {
        var database = Database.Open(path, OpenMode.Read, options.BusyTimeout);
        database.Set("query_only", 1);
        return database;
    }

    private WriteSession Prepare(Database database)
    {
        try
        {
            database.Set("synchronous", options.Synchronous == Synchronous.Full ? 2 : 1);
            database.Set("foreign_keys", 1);
            database.Set("wal_autocheckpoint", CheckpointPages);
            database.Set("cache_size", -CacheKibibytes);
            return new WriteSession(database) { AuditsTasks = options.AuditTasks };
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
