using PluginTasks.Cli.Hosting;
using PluginTasks.Store;
using PluginTasks.Store.Backups;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>Whether the database can be opened and brought up to date. That is tried on a copy: only a host changes it.</summary>
internal static class DatabaseChecks
{
    private const string Area = "database";
    private const long LargestCopy = 1L << 30;

    public static async Task<Finding> RunAsync(string dataFolder)
    {
        var database = new FileInfo(RunningHost.DatabaseIn(dataFolder));
        if (!database.Exists || database.Length == 0)
        {
            return new Finding(Area, "file", FindingLevel.Ok, $"{database.FullName} is made at the first start.");
        }

        if (database.Length > LargestCopy)
        {
            return new Finding(Area, "file", FindingLevel.Ok, $"{database.FullName} is there; it is too large to be tried on a copy.");
        }

        var folder = Directory.CreateTempSubdirectory("plugintasks-doctor-");
        try
        {
            var copy = Path.Combine(folder.FullName, database.Name);
            SqliteBackup.Write(database.FullName, copy);
            await using (SqliteTaskStore.Open(copy))
            {
                return new Finding(Area, "file", FindingLevel.Ok, $"{database.FullName} can be opened, and is or can be brought up to date.");
            }
        }
        catch (Exception error) when (error is StoreException or IOException or UnauthorizedAccessException)
        {
            return new Finding(
                Area, "file", FindingLevel.Problem,
                $"{database.FullName} cannot be opened: {error.Message}",
                "plugintasks restore FILE, with what 'plugintasks backup' wrote last");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
