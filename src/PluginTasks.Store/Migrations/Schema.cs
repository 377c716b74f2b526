using System.Globalization;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Migrations;

/// <summary>All migrations, and how a database gets them. One that was released is never edited.</summary>
internal static class Schema
{
    /// <summary>"PgTk": by this a file is known as ours.</summary>
    public const int ApplicationId = 0x5067_546B;

    private static readonly Migration[] All =
    [
        new(1, TasksSchema.Sql),
        new(2, SchedulesSchema.Sql),
        new(3, AccountsSchema.Sql),
        new(4, ActivitySchema.Sql),
        new(5, AccessSchema.Sql),
    ];

    public static int Version => All[^1].Number;

    /// <summary>Refuses what is not ours or not for us, without writing.</summary>
    /// <returns>Whether there is anything in it.</returns>
    public static bool Check(Database database)
    {
        var version = database.Number("PRAGMA user_version");
        var application = database.Number("PRAGMA application_id");
        if (application == 0 && version == 0 && database.Number("SELECT count(*) FROM sqlite_master") == 0)
        {
            return false;
        }

        if (application != ApplicationId)
        {
            throw new StoreException(
                StoreErrorCodes.Foreign,
                $"{database.Path} is a database of another program. It was left as it is. Give another path.");
        }

        return version <= Version ? true : throw new StoreException(
            StoreErrorCodes.Newer,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{database.Path} was written by a newer version of the program: it has schema {version}, this version knows {Version}. " +
                $"It was left as it is. Install the newer version, or give another path."));
    }

    /// <summary>Brings a database up to date. Another process may do so at the same time.</summary>
    public static void Migrate(Database database)
    {
        if (!NeedsMigration(database))
        {
            return;
        }

        database.Execute("BEGIN IMMEDIATE");
        try
        {
            var version = Check(database) ? database.Number("PRAGMA user_version") : 0;
            foreach (var migration in All.Where(m => m.Number > version))
            {
                database.ExecuteAll(migration.Sql);
            }

            database.Set("application_id", ApplicationId);
            database.Set("user_version", Version);
            database.Execute("COMMIT");
        }
        catch
        {
            if (database.InTransaction)
            {
                database.Execute("ROLLBACK");
            }

            throw;
        }
    }

    private static bool NeedsMigration(Database database) => !Check(database) || database.Number("PRAGMA user_version") < Version;
}
