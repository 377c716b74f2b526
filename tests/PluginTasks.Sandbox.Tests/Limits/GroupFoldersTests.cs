using PluginTasks.Sandbox.Limits;

namespace PluginTasks.Sandbox.Tests.Limits;

public sealed class GroupFoldersTests
{
    [Fact]
    public void Find_WithVersion1_GivesTheHostsOwnGroupOfEachController() => Assert.Equal(
        ["/sys/fs/cgroup/cpu,cpuacct/a/b cpu", "/sys/fs/cgroup/memory/m memory", "/sys/fs/cgroup/pids pids"],
        Find(
            [
                "30 23 0:28 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct",
                "31 23 0:28 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory",
                "32 23 0:28 / /sys/fs/cgroup/freezer rw,relatime - cgroup cgroup rw,freezer",
                "33 23 0:28 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids",
            ],
            ["4:cpu,cpuacct:/a/b", "3:memory:/m", "2:freezer:/x", "1:pids:/", "0::/u"]));

    [Fact]
    public void Find_WithVersion2_AsksWhatCanBeLimited() => Assert.Equal(
        ["/sys/fs/cgroup/system.slice/tasks.service cpu memory pids (2)"],
        Find(["30 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate"], ["0::/system.slice/tasks.service"], "cpuset cpu io memory pids\n"));

    [Fact]
    public void Find_WithoutControllers_FindsNothing() => Assert.Empty(
        Find(["30 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw", "short", ""], ["0::/", "rubbish"], "hugetlb\n"));

    [Fact]
    public void Find_InAContainer_CountsFromTheMount() => Assert.Equal(
        ["/sys/fs/cgroup/memory memory", "/sys/fs/cgroup/pids/sub pids"],
        Find(
            [
                "31 23 0:28 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory",
                "33 23 0:28 /docker/abc /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids",
            ],
            ["3:memory:/docker/abc", "1:pids:/docker/abc/sub"]));

    private static IEnumerable<string> Find(string[] mounts, string[] own, string controllers = "") =>
        GroupFolders.Find(mounts, own, path => path.EndsWith("/cgroup.controllers", StringComparison.Ordinal) ? controllers : "")
            .Select(f => $"{f.Path} {string.Join(' ', f.Controllers.Order(StringComparer.Ordinal))}{(f.IsUnified ? " (2)" : "")}").Order(StringComparer.Ordinal);
}
