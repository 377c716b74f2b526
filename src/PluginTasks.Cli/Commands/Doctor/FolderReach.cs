namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>Whether others get to a folder.</summary>
internal static class FolderReach
{
    private const int MostLinks = 40;

    /// <summary>The folders on the way to one, itself included, that others cannot pass. Links are followed.</summary>
    public static IEnumerable<string> ClosedOn(string folder)
    {
        var way = new List<string>();
        for (var at = Real(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            way.Add(at);
        }

        return OperatingSystem.IsWindows() ? [] : way.Where(f => Directory.Exists(f) && (ModeOf(f) & UnixFileMode.OtherExecute) == 0);
    }

    /// <summary>What may be done with it by whom; nothing is said where the system has no such modes.</summary>
    public static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    public static bool IsWithin(string path, string folder)
    {
        var (inner, outer) = (Real(path), Real(folder));
        return inner == outer || inner.StartsWith(outer + "/", StringComparison.Ordinal);
    }

    /// <summary>A path without links in it, as far as it is there.</summary>
    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        for (var links = 0; links < MostLinks && LinkIn(full) is { } other; links++)
        {
            full = other;
        }

        return full;
    }

    private static string? LinkIn(string path)
    {
        for (var at = path; at is not null && at != Path.GetPathRoot(at); at = Path.GetDirectoryName(at))
        {
            if (new FileInfo(at).LinkTarget is { } target)
            {
                return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(at)!, target) + path[at.Length..]);
            }
        }

        return null;
    }
}
