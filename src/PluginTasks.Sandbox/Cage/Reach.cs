using PluginTasks.Sandbox.Access.Files;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Cage;

/// <summary>Where a module's user gets to, by the modes of the folders on the way. Links are followed.</summary>
public static class Reach
{
    /// <exception cref="CageException">A folder on the way is closed to it.</exception>
    internal static void Demand(CageUser user, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (ClosedOn(path, user).LastOrDefault() is { } folder)
            {
                throw new CageException(
                    $"its own user ({user.Id}) cannot reach '{path}', because '{folder}' is closed to it; " +
                    $"'chmod o+x {folder}' lets it pass, or move what it runs from");
            }
        }
    }

    /// <summary>Whether the user cannot read what is there. What is not there is not shut.</summary>
    internal static bool IsShut(CageUser user, string path) => FileCalls.Look(path) is { } facts
        && ((facts.Mode & (Owns(facts, user) ? UnixFileMode.UserRead : UnixFileMode.OtherRead)) == 0 || ClosedOn(path, user).Any());

    /// <summary>The folders on the way, the innermost first, that a user cannot pass; anybody who owns none of them, where none is named.</summary>
    public static IEnumerable<string> ClosedOn(string path, CageUser? user = null)
    {
        for (var folder = Real(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (FileCalls.Look(folder) is { IsFolder: true } facts
                && (facts.Mode & (Owns(facts, user) ? UnixFileMode.UserExecute : UnixFileMode.OtherExecute)) == 0)
            {
                yield return folder;
            }
        }
    }

    /// <summary>Whether a path leads to a folder or into it.</summary>
    public static bool IsWithin(string path, string folder) => PathResolver.IsWithin(Real(path), Real(folder));

    private static bool Owns(FileFacts facts, CageUser? user) => user is { } own && facts.User == (uint)own.Id;

    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return PathResolver.TryResolve(full, followLast: true, out var real, out _) ? real.Path : full;
    }
}
