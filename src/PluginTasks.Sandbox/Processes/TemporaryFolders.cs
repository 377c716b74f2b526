using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Processes;

/// <summary>The temporary folders of modules. Each says in its name which host made it, so that the next one finds what a host that was killed has left.</summary>
public static class TemporaryFolders
{
    private const string Prefix = "plugintasks-";

    /// <summary>Where a new one goes. Nobody guesses its name, and makes one before.</summary>
    public static string PathFor(string module) => Path.Combine(Path.GetTempPath(), $"{Prefix}{module}-{ProcessMark.Next()}-{Guid.NewGuid():N}");

    /// <summary>Removes what hosts have left that are no more. Other living hosts keep theirs.</summary>
    /// <param name="isOurs">Whether a user is one of our modules' own.</param>
    /// <returns>How many were removed.</returns>
    public static int RemoveLeftOvers(Func<int, bool>? isOurs = null) => OperatingSystem.IsLinux() && Directory.Exists(Path.GetTempPath())
        ? Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*", new EnumerationOptions { IgnoreInaccessible = true }).Where(f => IsLeftOver(f, isOurs)).Count(TryRemove)
        : 0;

    private static bool IsLeftOver(string path, Func<int, bool>? isOurs)
    {
        var parts = Path.GetFileName(path).Split('-');
        return parts.Length == 4 && Guid.TryParseExact(parts[3], "N", out _) && ProcessMark.IsOfDeadHost(parts[2]) && IsToBeTrusted(path, isOurs);
    }

    // Whoever may write here could give a folder such a name, and root would follow where they lead while it removes it.
    private static bool IsToBeTrusted(string path, Func<int, bool>? isOurs) =>
        FileCalls.Look(path) is { IsFolder: true, User: var owner } && (!Environment.IsPrivilegedProcess || owner == 0 || isOurs?.Invoke((int)owner) == true);

    private static bool TryRemove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
