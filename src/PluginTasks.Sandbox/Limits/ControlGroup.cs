using System.Globalization;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Limits;

/// <summary>A group for one started process and all that it starts, whatever they do. Not thread safe.</summary>
/// <param name="folders">Its folder under each controller.</param>
internal sealed class ControlGroup(IReadOnlyList<GroupFolder> folders)
{
    public const string ProcessesFile = "cgroup.procs";
    private const string ThreadsFile = "tasks";

    // Half of what the host has when there is not enough for all.
    private const int WeightOfChild = 50;
    private const int SharesOfChild = 512;

    /// <summary>Memory in use that is not files; null where it is not counted.</summary>
    public long? UsedMemory => Memory is not { } memory ? null
        : memory.IsUnified ? Value(memory, "memory.stat", "anon") + Value(memory, "memory.stat", "shmem")
        : Value(memory, "memory.stat", "total_rss") + Value(memory, "memory.stat", "total_shmem");

    /// <summary>Whether the kernel killed something in it for its memory.</summary>
    public bool RanOutOfMemory => Memory is { } memory && Value(memory, memory.IsUnified ? "memory.events" : "memory.oom_control", "oom_kill") > 0;

    private GroupFolder? Memory => folders.FirstOrDefault(f => f.Controllers.Contains("memory"));

    /// <summary>
    /// Kills what is in a group. Numbers are used again: what has one by now is killed if it is in the group too. Never the host, which is
    /// in it by the thread that starts something there: that may have ended before the thread has left.
    /// </summary>
    public static void KillAll(string path)
    {
        var found = Processes(path).Where(pid => pid != Environment.ProcessId).Select(pid => (Id: pid, Handle: ProcessCalls.Open(pid))).ToList();
        var still = Processes(path);
        foreach (var (id, handle) in found)
        {
            using (handle)
            {
                if (!handle.IsInvalid && still.Contains(id))
                {
                    ProcessCalls.Send(handle, ProcessCalls.SignalKill);
                }
            }
        }
    }

    public static List<int> Processes(string path)
    {
        try
        {
            return [.. File.ReadAllLines(Path.Combine(path, ProcessesFile)).Select(l => int.Parse(l, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    public static bool TryRemove(string path)
    {
        try
        {
            Directory.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(path);
        }
    }

    public void Create(ResourceLimits limits)
    {
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(folder.Path);
            Limit(folder, limits);
        }
    }

    /// <summary>The files by which a thread enters before it starts anything; version 2 has none for one thread of many.</summary>
    public IReadOnlyList<string> Entrances => [.. folders.Where(f => !f.IsUnified).Select(f => Path.Combine(f.Path, ThreadsFile))];

    /// <exception cref="IOException">It has ended, or may not be moved.</exception>
    public void Add(int pid)
    {
        foreach (var folder in folders)
        {
            Write(folder, ProcessesFile, pid);
        }
    }

    /// <summary>Gives whether it is gone: not before all in it are.</summary>
    public bool Remove() => folders.All(f => TryRemove(f.Path));

    /// <summary>Kills what is still in it, whatever it has done to look like somebody else's.</summary>
    public void Kill()
    {
        foreach (var folder in folders)
        {
            KillAll(folder.Path);
        }
    }

    private static void Limit(GroupFolder folder, ResourceLimits limits)
    {
        if (folder.Controllers.Contains("memory") && limits.MemoryBytes is { } memory)
        {
            Write(folder, folder.IsUnified ? "memory.max" : "memory.limit_in_bytes", memory);
            TryWrite(folder, folder.IsUnified ? "memory.swap.max" : "memory.memsw.limit_in_bytes", folder.IsUnified ? 0 : memory);
        }

        if (folder.Controllers.Contains("pids") && limits.Processes is { } processes)
        {
            Write(folder, "pids.max", processes);
        }

        if (folder.Controllers.Contains("cpu"))
        {
            TryWrite(folder, folder.IsUnified ? "cpu.weight" : "cpu.shares", folder.IsUnified ? WeightOfChild : SharesOfChild);
        }
    }

    private static void Write(GroupFolder folder, string file, long value) =>
        File.WriteAllText(Path.Combine(folder.Path, file), value.ToString(CultureInfo.InvariantCulture));

    // Not every kernel counts swap or shares out the processor.
    private static void TryWrite(GroupFolder folder, string file, long value)
    {
        try
        {
            Write(folder, file, value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static long Value(GroupFolder folder, string file, string name)
    {
        try
        {
            var line = File.ReadLines(Path.Combine(folder.Path, file)).FirstOrDefault(l => l.StartsWith(name + " ", StringComparison.Ordinal));
            return long.TryParse(line.AsSpan(Math.Min(name.Length, line?.Length ?? 0)), CultureInfo.InvariantCulture, out var value) ? value : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
