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
    private readonly Dictionary<string, Seen> seen = new(StringComparer.Ordinal);

    public void Look(IEnumerable<HeldChild> children)
    {
        ProcessSnapshot? all = null;
        foreach (var module in children.GroupBy(c => c.Limits.Own!.Data, StringComparer.Ordinal))
        {
            try
            {
                if (FolderCalls.TakenOfDisk(module.Key) is var (bytes, files) && new DiskUse(bytes, files) is var taken && IsDue(module.Key, taken))
                {
                    Look(module.Key, [.. module], taken, all ??= new ProcessSnapshot());
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The host is out of descriptors for a moment; the next look may find some.
            }
        }
    }

    private bool IsDue(string data, DiskUse taken)
    {
        if (!seen.TryGetValue(data, out var last))
        {
            return true;
        }

        var since = time.GetElapsedTime(last.At);
        return since >= last.Took * Rest
            && (since > Anyway || taken.Bytes - last.Disk.Bytes > Math.Min(MostBytes, limit.Bytes / Parts) || taken.Files - last.Disk.Files > limit.Files / Parts);
    }

    private void Look(string data, IReadOnlyList<HeldChild> processes, DiskUse taken, ProcessSnapshot all)
    {
        var start = time.GetTimestamp();
        string[] folders = [data, .. processes.Select(p => p.Limits.Own!.Temp).Distinct(StringComparer.Ordinal)];
        var now = folders.Aggregate(
            RemovedFiles.Of(processes.SelectMany(p => p.Tree?.Living(all) ?? []), folders), (sum, folder) => sum + FolderUse.Of(folder, most));
        var before = seen.TryGetValue(data, out var last) ? last.Own : now;
        seen[data] = new Seen(now, taken, start, time.GetElapsedTime(start));
        if ((now.Bytes > limit.Bytes && now.Bytes > before.Bytes) || (now.Files > limit.Files && now.Files > before.Files) || now.Files > most)
        {
            foreach (var process in processes)
            {
                process.KillFor(Limit);
            }
        }
    }

    private readonly record struct Seen(DiskUse Own, DiskUse Disk, long At, TimeSpan Took);
}
