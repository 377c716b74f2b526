using System.Text.Json;

namespace PluginTasks.Cli.Hosting;

/// <summary>
/// Where the running host of a data folder is, and by which token this machine's own user may speak to it: in a file that
/// nobody else can read. Immutable.
/// </summary>
internal sealed record HostState(int Version, string Address, string Token, int ProcessId)
{
    public const int CurrentVersion = 1;
    private const string FileName = "host.json";

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, FileName);

    /// <summary>Null where no host has left one, or one that cannot be read.</summary>
    public static HostState? Read(string dataFolder)
    {
        try
        {
            var state = JsonSerializer.Deserialize(File.ReadAllBytes(PathIn(dataFolder)), HostStateJson.Default.HostState);
            return state is { Version: CurrentVersion } ? state : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Nobody reads half of it, and nobody else any of it.</summary>
    public void Write(string dataFolder)
    {
        var next = PathIn(dataFolder) + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(next, options))
        {
            JsonSerializer.Serialize(file, this, HostStateJson.Default.HostState);
        }

        File.Move(next, PathIn(dataFolder), overwrite: true);
    }

    /// <summary>Removes it where it is still that of this process.</summary>
    public static void Remove(string dataFolder)
    {
        if (Read(dataFolder)?.ProcessId == Environment.ProcessId)
        {
            File.Delete(PathIn(dataFolder));
        }
    }

    /// <summary>The token is for nobody's eyes.</summary>
    public override string ToString() => Address;
}
