using PluginTasks.Store.Hosts;
using PluginTasks.Store.Migrations;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Backups;

/// <summary>Copies of a database: taken while hosts use it, put back while none does.</summary>
public static class SqliteBackup
{
    private static readonly string[] Endings = ["-wal", "-shm"];
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(30);

    /// <summary>Writes all that is committed now into a file of its own.</summary>
    /// <param name="database">The database.</param>
    /// <param name="file">The copy. It must not be there.</param>
    /// <exception cref="StoreException">The database is damaged, newer than the program or not ours, or cannot be read.</exception>
    /// <exception cref="IOException">The copy is there already, or cannot be written.</exception>
    public static void Write(string database, string file)
    {
        // Empty it is as good as missing, and nobody else can read what comes into it.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
        try
        {
            using var source = Database.Open(database, OpenMode.Write, Busy);
            Schema.Check(source);
            using var copy = source.New("VACUUM INTO ?1");
            copy.Bind(1, Path.GetFullPath(file));
            copy.Run();
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }

    /// <summary>Puts a copy in the place of a database. What was there is kept beside it.</summary>
    /// <param name="file">The copy.</param>
    /// <param name="database">The database; it need not be there.</param>
    /// <returns>Where the former one is now; null where there was none.</returns>
    /// <exception cref="StoreException">The copy is damaged, newer than the program or not ours, or a process uses the database.</exception>
    public static string? Restore(string file, string database)
    {
        if (!DatabaseFile.Exists(file))
        {
            throw new StoreException(StoreErrorCodes.Failed, $"{file} is not there, or is empty.");
        }

        using (var look = Database.Open(file, OpenMode.Read, Busy))
        {
            Schema.Check(look);
            if (look.Text("PRAGMA quick_check(1)") is not "ok")
            {
                throw DatabaseFile.Damaged(file, "it does not pass SQLite's check");
            }
        }

        if (HostFile.IsUsed(database))
        {
            throw new StoreException(StoreErrorCodes.Busy, $"A host uses {database}. Stop it first.");
        }

        var former = PutAside(database);
        File.Copy(file, database);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return former;
    }

    private static string? PutAside(string database)
    {
        if (!File.Exists(database))
        {
            return null;
        }

        var number = 1;
        while (File.Exists($"{database}.before-{number}"))
        {
            number++;
        }

        var former = $"{database}.before-{number}";
        File.Move(database, former);
        foreach (var ending in Endings.Where(e => File.Exists(database + e)))
        {
            File.Move(database + ending, former + ending);
        }

        return former;
    }
}
