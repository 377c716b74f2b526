using System.Collections.Concurrent;
using PluginTasks.Sandbox.Folders;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>
/// Kills the processes of a module whose folders hold too much and more than at the last look: one that reads or tidies lives on. To
/// add up a folder takes time, so that is done when its disk has filled by a part of the limit, and every so often.
/// </summary>
internal sealed class DiskWatchdog(DiskLimit limit, TimeProvider time)
{
    /// <summary>Why it kills.</summary>
    public const string Limit = "disk";

    // What a disk may fill by until the folders on it are looked at, as a part of the limit and at most.
    private const int Parts = 16;
    private const long MostBytes = 64 << 20;

    // Looking takes a twentieth of a processor at most.
    private const int Rest = 20;

    private static readonly TimeSpan Anyway = TimeSpan.FromSeconds(10);

    // More files than this are not counted, and nothing excuses them.
    private readonly long most = 2 * limit.Files;

    // By the folder of a module's data, also of those that do not run: what one held at its end, its next start begins with.
    private readonly ConcurrentDictionary<string, Seen> seen = new(StringComparer.Ordinal);

    /// <summary>Sees what a module has before anything of it runs, for the first time.</summary>
    public void Begin(OwnFolders own) => Try(() =>
    {
        if (!seen.ContainsKey(own.Data) && TakenOf(own.Data) is { } taken)
        {
            seen.TryAdd(own.Data, Measure([own.Data, own.Temp], taken, []));
        }
    });

    public void Look(IEnumerable<HeldChild> children)
    {
        ProcessSnapshot? all = null;
        foreach (var module in children.GroupBy(c => c.Limits.Own!.Data, StringComparer.Ordinal))
        {
            Try(() =>
            {
                if (TakenOf(module.Key) is { } taken && IsDue(module.Key, taken))
                {
                    Look(module.Key, [.. module], taken, all ??= new ProcessSnapshot());
                }
            });
        }
    }

    // The host may be out of descriptors for a moment; the next look may find some.
    private static void Try(Action look)
    {
        try
        {
            look();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static DiskUse? TakenOf(string path) => DiskCalls.Taken(path) is var (bytes, files) ? new DiskUse(bytes, files) : null;

    private bool IsDue(string data, DiskUse taken)
    {
        if (!seen.TryGetValue(data, out var last))
        {
            return true;
        }

        var since = time.GetElapsedTime(last.At);
        return since >= last.Took * Rest
            && (since > Anyway
                || taken.Bytes - last.Disk.Bytes > Math.Min(MostBytes, limit.Bytes / Parts)
                || taken.Files - last.Disk.Files > limit.Files / Parts);
    }

    private void Look(string data, IReadOnlyList<HeldChild> processes, DiskUse taken, ProcessSnapshot all)
    {
        string[] folders = [data, .. processes.Select(p => p.Limits.Own!.Temp).Distinct(StringComparer.Ordinal)];
        var look = Measure(folders, taken, processes.SelectMany(p => p.Tree?.Living(all) ?? []));
        var (now, before) = (look.Own, seen.TryGetValue(data, out var last) ? last.Own : look.Own);
        seen[data] = look;
        if ((now.Bytes > limit.Bytes && now.Bytes > before.Bytes) || (now.Files > limit.Files && now.Files > before.Files) || now.Files > most)
        {
            foreach (var process in processes)
            {
                process.KillFor(Limit);
            }
        }
    }

    private Seen Measure(IReadOnlyList<string> folders, DiskUse taken, IEnumerable<ProcessEntry> processes)
    {
        var start = time.GetTimestamp();
        var own = folders.Aggregate(RemovedFiles.Of(processes, folders), (sum, folder) => sum + FolderUse.Of(folder, most));
        return new Seen(own, taken, start, time.GetElapsedTime(start));
    }

    private readonly record struct Seen(DiskUse Own, DiskUse Disk, long At, TimeSpan Took);
}
