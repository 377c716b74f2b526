using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Cage;

/// <summary>Whether a module's user can get to where it has to.</summary>
internal static class Reach
{
    /// <exception cref="CageException">A folder on the way is closed to it.</exception>
    public static void Demand(CageUser user, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Closed(user, path) is { } folder)
            {
                throw new CageException($"its own user ({user.Id}) cannot reach '{path}', because '{folder}' is closed to it; 'chmod o+x {folder}' lets it pass, or move what it runs from");
            }
        }
    }

    /// <summary>Whether the user cannot read what is there. What is not there is not shut.</summary>
    public static bool IsShut(CageUser user, string path) => FileCalls.Look(path) is { } facts
        && ((facts.Mode & (facts.User == (uint)user.Id ? UnixFileMode.UserRead : UnixFileMode.OtherRead)) == 0 || Closed(user, path) is not null);

    /// <summary>The first folder on the way that the user cannot pass; null where there is none.</summary>
    public static string? Closed(CageUser user, string path)
    {
        var folder = path;
        var closed = default(string);
        while (folder is not null)
        {
            var facts = FileCalls.Look(Path.TrimEndingDirectorySeparator(folder) is { Length: > 0 } name ? name : "/");
            var needed = facts?.User == (uint)user.Id ? UnixFileMode.UserExecute : UnixFileMode.OtherExecute;
            if (facts is { IsFolder: true } && (facts.Mode & needed) == 0)
            {
                closed = folder;
            }

            folder = Path.GetDirectoryName(folder);
        }

        return closed;
    }
}
