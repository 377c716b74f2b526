namespace PluginTasks.Pages.Files;

/// <summary>Where a path leads once every link on it is followed.</summary>
internal static class LinkedPath
{
    private const int MostLinks = 32;

    /// <summary>Null where the path leads nowhere.</summary>
    public static string? Resolve(string full)
    {
        var linksLeft = MostLinks;
        return Resolve(full, ref linksLeft);
    }

    /// <summary>
    /// The path with every link on it resolved; null where it leads nowhere. Links are counted over the
    /// whole path, as links to links that name each other twice would double with every step.
    /// </summary>
    private static string? Resolve(string full, ref int linksLeft)
    {
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.GetFullPath(Path.Combine(real, part));
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (info.LinkTarget is not null)
            {
                // The target may itself lie behind links to folders.
                var target = info.ResolveLinkTarget(returnFinalTarget: false)!.FullName;
                next = linksLeft-- <= 0 ? null : Resolve(target, ref linksLeft);
            }

            if (next is null || !Path.Exists(next))
            {
                return null;
            }

            real = next;
        }

        return real;
    }
}
