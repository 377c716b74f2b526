using System.Globalization;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>
/// Makes control groups where the host may: with version 1 where its folders can be written, with version 2 where the host has a group
/// to itself, out of which it then moves into one below. Elsewhere it makes none and says why. Thread safe.
/// </summary>
public sealed class ControlGroups
{
    private const string Prefix = "plugintasks.";
    private const string OfHost = "plugintasks-host";
    private const int MostSweeps = 50;

    private readonly IReadOnlyList<GroupFolder> folders;

    private ControlGroups(IReadOnlyList<GroupFolder> folders, string? whyNot) => (this.folders, WhyNot) = (folders, whyNot);

    /// <summary>Why there are none; null where they can be made.</summary>
    public string? WhyNot { get; }

    /// <summary>What can be limited: <c>memory</c>, <c>pids</c>, <c>cpu</c>.</summary>
    public IReadOnlyList<string> Controllers => [.. folders.SelectMany(f => f.Controllers).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Which version they are of; 0 where there are none.</summary>
    public int Version => folders.Count == 0 ? 0 : folders[0].IsUnified ? 2 : 1;

    /// <summary>Where this process may make some.</summary>
    /// <param name="prepares">Whether a group of version 2 is prepared for it, for which the host moves. A look alone changes nothing.</param>
    public static ControlGroups Open(bool prepares = true) => Open(GroupFolders.Find(), prepares);

    internal static ControlGroups Open(IReadOnlyList<GroupFolder> found, bool prepares)
    {
        var problems = new List<string>();
        var usable = found.Where(folder => IsUsable(folder, prepares, problems)).ToList();
        var problem = usable.Count > 0 ? null
            : problems.Count > 0 ? string.Join("; ", problems)
            : "this system has no control groups with a controller of memory, processes or processor time";
        return new ControlGroups(usable, problem);
    }

    /// <summary>Removes what hosts left that are no more, with all that runs in it.</summary>
    /// <returns>How many were removed.</returns>
    public int RemoveLeftOvers()
    {
        var count = 0;
        foreach (var path in folders.SelectMany(f => Groups(f.Path)).Where(p => ProcessMark.IsOfDeadHost(Path.GetFileName(p)[Prefix.Length..])).ToList())
        {
            for (var sweep = 0; sweep < MostSweeps && !ControlGroup.TryRemove(path); sweep++)
            {
                ControlGroup.KillAll(path);
                Thread.Yield();
            }

            count += Directory.Exists(path) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Null where none can be made.</summary>
    internal ControlGroup? TryMake(ResourceLimits limits)
    {
        if (folders.Count == 0)
        {
            return null;
        }

        var name = Prefix + ProcessMark.Next();
        var group = new ControlGroup([.. folders.Select(f => f with { Path = Path.Combine(f.Path, name) })]);
        try
        {
            group.Create(limits);
            return group;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            group.Remove();
            return null;
        }
    }

    private static IEnumerable<string> Groups(string path) => Directory.Exists(path) ? Directory.EnumerateDirectories(path, Prefix + "*") : [];

    private static bool IsUsable(GroupFolder folder, bool prepares, List<string> problems)
    {
        try
        {
            var probe = Path.Combine(folder.Path, Prefix + "probe-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
            if (folder.IsUnified)
            {
                Delegate(folder, prepares);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{folder.Path}: {e.Message}");
            return false;
        }
    }

    // A group of version 2 has either processes or limits for groups below it, the topmost one alone has both.
    private static void Delegate(GroupFolder folder, bool prepares)
    {
        var control = Path.Combine(folder.Path, "cgroup.subtree_control");
        if (!folder.Controllers.Except(File.ReadAllText(control).Split((char[])[' ', '\n'])).Any())
        {
            return;
        }

        var processes = ControlGroup.Processes(folder.Path);
        if (processes.Any(p => p != Environment.ProcessId))
        {
            throw new IOException("the host shares its group with other processes, so none can be made below it; start it as a service with Delegate=yes");
        }

        if (prepares)
        {
            var own = Path.Combine(folder.Path, OfHost);
            Directory.CreateDirectory(own);
            File.WriteAllText(Path.Combine(own, ControlGroup.ProcessesFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            File.WriteAllText(control, string.Join(' ', folder.Controllers.Select(c => "+" + c)));
        }
    }
}
