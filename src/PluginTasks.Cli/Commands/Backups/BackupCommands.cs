using System.CommandLine;
using PluginTasks.Cli.Hosting;
using PluginTasks.Store.Backups;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Cli.Commands.Backups;

/// <summary><c>plugintasks backup</c> and <c>plugintasks restore</c>.</summary>
internal static class BackupCommands
{
    public static Command Backup(Terminal terminal, HostOptions host)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to; it must not be there yet." };
        var command = new Command(
            "backup", "Writes a consistent copy of the host's database, while it runs or not.\n\nExample:\n  plugintasks backup monday.db")
        {
            file,
        };
        command.SetAction(parsed => Guarded(() =>
        {
            var database = RunningHost.DatabaseIn(host.DataFolder(parsed));
            if (!File.Exists(database))
            {
                throw new CommandFailure(ExitCode.NotFound, $"there is no database at {database}");
            }

            SqliteBackup.Write(database, parsed.GetValue(file)!.FullName);
            terminal.Error.WriteLine($"{parsed.GetValue(file)} is written.");
        }));
        return command;
    }

    public static Command Restore(Terminal terminal, HostOptions host)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "What 'backup' has written." };
        var command = new Command(
            "restore",
            "Puts a copy in the place of the host's database, while no host runs; what was there is kept beside it.\n\n" +
            "Example:\n  plugintasks restore monday.db")
        {
            file,
        };
        command.SetAction(parsed => Guarded(() =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
            {
                throw new CommandFailure(ExitCode.NotFound, $"there is no file '{source}'");
            }

            var folder = host.DataFolder(parsed);
            Directory.CreateDirectory(folder);
            var former = SqliteBackup.Restore(source.FullName, RunningHost.DatabaseIn(folder));
            terminal.Error.WriteLine(former is null ? "It is in its place." : $"It is in its place; the former one is {former}.");
        }));
        return command;
    }

    private static int Guarded(Action work)
    {
        try
        {
            work();
            return ExitCode.Done;
        }
        catch (Exception error) when (error is StoreException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.No, error.Message);
        }
    }
}
