using System.Globalization;
using PluginTasks.Sandbox.Access.Files;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>Files that were removed and take their space for as long as a process has them open or mapped: no folder names them.</summary>
internal static class RemovedFiles
{
    private const string Mark = " (deleted)";

    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>What was removed below some folders and is held by some processes.</summary>
    public static DiskUse Of(IEnumerable<ProcessEntry> processes, IReadOnlyList<string> folders)
    {
        var sizes = new Dictionary<(ulong, ulong), long>();
        var real = folders.Select(f => PathResolver.TryResolve(f, followLast: true, out var resolved, out _) ? resolved.Path : f).ToList();
        foreach (var place in processes.SelectMany(p => new[] { PlaceOf(p, "fd"), PlaceOf(p, "map_files") }))
        {
            foreach (var entry in EntriesOf(place))
            {
                if (LeadsBelow(entry, real) && FileCalls.LookThrough(entry.FullName) is { Names: 0 } facts)
                {
                    sizes[facts.Identity] = facts.Bytes;
                }
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
