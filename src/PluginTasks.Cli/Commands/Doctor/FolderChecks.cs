using System.Globalization;
using PluginTasks.Cli.Configuration;
using PluginTasks.Cli.Hosting;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>The folders of the host and of its modules.</summary>
/// <param name="configuration">Which they are.</param>
/// <param name="isRoot">Whether modules run as other users than the host.</param>
internal sealed class FolderChecks(HostConfiguration configuration, bool isRoot)
{
    private const string Area = "folders";
    private const long Mebibyte = 1 << 20;
    private const long TooLittle = 100 * Mebibyte;
    private const long Little = 1024 * Mebibyte;
    private const UnixFileMode ByOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    // What every worker and program may read, whatever its rules: there its runtime and its libraries are.
    private static readonly string[] Readable = ["/usr", "/lib", "/lib64", "/bin", "/sbin"];

    private readonly string data = HostOptions.FolderOf(configuration);

    public IEnumerable<Finding> Run()
    {
        yield return DataFolder();
        yield return Disk();
        foreach (var finding in OperatingSystem.IsWindows() ? [] : Modes().Concat(Places()).Concat(isRoot ? Reached() : []))
        {
            yield return finding;
        }
    }

    private static string Existing(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return path;
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private Finding DataFolder()
    {
        var folder = Existing(data);
        var probe = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
            return new Finding(Area, "data folder", FindingLevel.Ok, folder == data ? $"{data} can be written." : $"{data} is made at the first start.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Finding(
                Area, "data folder", FindingLevel.Problem,
                $"{folder} cannot be written: {error.Message}", $"chown \"$(id -u)\" {Quote(folder)}");
        }
    }

    private Finding Disk()
    {
        var free = new DriveInfo(Existing(data)).AvailableFreeSpace;
        var text = $"{(free / Mebibyte).ToString("N0", CultureInfo.InvariantCulture)} MiB are free for the data folder";
        return free < TooLittle
            ? new Finding(
                Area, "disk", FindingLevel.Problem,
                $"{text}: the host stops to store things soon.", $"Make room, or move the folder: data: {{folder: PATH}}")
            : free < Little
            ? new Finding(Area, "disk", FindingLevel.Warning, $"{text}.", "Make room, or set a shorter tasks.cleanup_delay.")
            : new Finding(Area, "disk", FindingLevel.Ok, $"{text}.");
    }

    private IEnumerable<Finding> Modes()
    {
        if (Directory.Exists(data) && (ModeOf(data) & (ByOthers | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)) != 0)
        {
            yield return new Finding(
                Area, "data folder", FindingLevel.Warning,
                $"{data} can be listed by others; they need only pass through it.", $"chmod 711 {Quote(data)}");
        }

        string[] secrets =
        [
            RunningHost.DatabaseIn(data),
            RunningHost.DatabaseIn(data) + "-wal",
            HostState.PathIn(data),
            configuration.PathOf(ConfigKeys.Users),
        ];
        foreach (var file in secrets)
        {
            if (File.Exists(file) && (ModeOf(file) & ByOthers) != 0)
            {
                yield return new Finding(
                    Area, "secrets", FindingLevel.Problem,
                    $"{file} can be read by others, and has what lets people in.", $"chmod 600 {Quote(file)}");
            }
        }
    }

    private IEnumerable<Finding> Places()
    {
        foreach (var (name, path) in new[] { ("data folder", data), ("users", configuration.PathOf(ConfigKeys.Users)) })
        {
            if (Readable.FirstOrDefault(r => Reach.IsWithin(path, r)) is { } open)
            {
                yield return new Finding(
                    Area, name, FindingLevel.Problem,
                    $"{path} lies in {open}, which every module may read.",
                    "Move it, as to /var/lib/plugintasks:  data: {folder: /var/lib/plugintasks}, auth: {users: /etc/plugintasks/users.yaml}");
            }
        }
    }

    private IEnumerable<Finding> Reached()
    {
        string[] folders =
        [
            .. configuration.ModulePaths,
            Path.GetDirectoryName(typeof(object).Assembly.Location)!,
            AppContext.BaseDirectory,
            Existing(data),
        ];
        var closed = folders.Select(Path.GetFullPath).Where(Directory.Exists).SelectMany(f => Reach.ClosedOn(f)).Distinct().ToList();
        foreach (var folder in closed)
        {
            yield return new Finding(Area, "reach", FindingLevel.Problem,
                $"{folder} is closed to other users, and modules run as users of their own: what is in it does not start.", $"chmod o+x {Quote(folder)}");
        }

        if (closed.Count == 0)
        {
            yield return new Finding(Area, "reach", FindingLevel.Ok, "Modules, their data, the worker and the runtime can be reached by modules' own users.");
        }
    }
}
