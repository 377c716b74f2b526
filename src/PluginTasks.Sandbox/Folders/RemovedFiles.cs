using System.Globalization;
using PluginTasks.Sandbox.Access.Files;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Folders;

/// <summary>Files that were removed and take their space for as long as a process has them open or mapped: no folder names them.</summary>
internal static class RemovedFiles
{
    private const string Mark = " (deleted)";

    // Far more than honest processes have open and mapped together; to look at all that a process may have would take minutes.
    private const int MostEntries = 200_000;

    // More than any limit, and still to be added to.
    private const long Countless = long.MaxValue / 2;

    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>What was removed below some folders and is held by some processes.</summary>
    /// <param name="processes">The processes.</param>
    /// <param name="folders">The folders.</param>
    /// <param name="most">Where they have more open and mapped than this, it stops and says that there are countless files.</param>
    public static DiskUse Of(IEnumerable<ProcessEntry> processes, IReadOnlyList<string> folders, int most = MostEntries)
    {
        var sizes = new Dictionary<(ulong, ulong), long>();
        var real = folders.Select(f => PathResolver.TryResolve(f, followLast: true, out var resolved, out _) ? resolved.Path : f).ToList();
        var looked = 0;
        foreach (var entry in processes.SelectMany(p => new[] { PlaceOf(p, "fd"), PlaceOf(p, "map_files") }).SelectMany(EntriesOf))
        {
            if (++looked > most)
            {
                return new DiskUse(0, Countless);
            }

            if (LeadsBelow(entry, real) && FileCalls.LookThrough(entry.FullName) is { Names: 0 } facts)
            {
                sizes[facts.Identity] = facts.Bytes;
            }
        }

        return new DiskUse(sizes.Values.Sum(), sizes.Count);
    }

    private static string PlaceOf(ProcessEntry process, string what) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/{what}");

    private static IReadOnlyList<FileSystemInfo> EntriesOf(string place)
    {
        try
        {
            return [.. new DirectoryInfo(place).EnumerateFileSystemInfos("*", All)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return [];
        }
    }

    private static bool LeadsBelow(FileSystemInfo entry, IReadOnlyList<string> folders)
    {
        try
        {
            return entry.LinkTarget is { } target && target.EndsWith(Mark, StringComparison.Ordinal)
                && folders.Any(f => target.StartsWith(f + '/', StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
