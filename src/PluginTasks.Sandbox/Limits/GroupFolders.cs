namespace PluginTasks.Sandbox.Limits;

/// <summary>Finds the host's own control groups. New ones are made inside of them, so that limits on the host hold for its children too.</summary>
internal static class GroupFolders
{
    private static readonly string[] Wanted = ["memory", "pids", "cpu"];

    public static IReadOnlyList<GroupFolder> Find() => OperatingSystem.IsLinux()
        ? Find(Lines("/proc/self/mountinfo"), Lines("/proc/self/cgroup"), path => File.Exists(path) ? File.ReadAllText(path) : "")
        : [];

    /// <param name="mounts">https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html</param>
    /// <param name="own">Lines of number, controllers and path.</param>
    /// <param name="read">Reads a file; empty where there is none.</param>
    public static IReadOnlyList<GroupFolder> Find(IEnumerable<string> mounts, IEnumerable<string> own, Func<string, string> read)
    {
        var paths = own.Select(line => line.Split(':', 3)).Where(p => p.Length == 3).ToList();
        var folders = new List<GroupFolder>();
        foreach (var words in mounts.Select(line => line.Split(' ')))
        {
            var dash = Array.IndexOf(words, "-");
            if (dash < 5 || words.Length < dash + 4)
            {
                continue;
            }

            var (root, point, kind, options) = (words[3], words[4], words[dash + 1], words[dash + 3].Split(','));
            if (kind == "cgroup2" && paths.Find(p => p[0] == "0") is { } unified)
            {
                var path = Under(point, root, unified[2]);
                Add(path, read(path + "/cgroup.controllers").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), isUnified: true);
            }
            else if (kind == "cgroup" && paths.Find(p => p[1].Split(',').Intersect(options).Intersect(Wanted).Any()) is { } one)
            {
                Add(Under(point, root, one[2]), options, isUnified: false);
            }
        }

        return folders;

        void Add(string path, string[] controllers, bool isUnified)
        {
            if (controllers.Intersect(Wanted).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } some)
            {
                folders.Add(new GroupFolder(path, some, isUnified));
            }
        }
    }

    // In a container the mount shows a part of the tree, and the path may be counted from the top of all of it.
    private static string Under(string point, string root, string path)
    {
        var inside = root != "/" && path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path;
        return inside is "/" or "" ? point : point + "/" + inside.Trim('/');
    }

    private static string[] Lines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}
