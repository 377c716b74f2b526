using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Tests.Access.Files;
using PluginTasks.Sandbox.Tests.Processes;
using PluginTasks.Sandbox.Tests.Seccomp;

namespace PluginTasks.Sandbox.Tests.Limits;

/// <summary>Where this machine lets groups be made they are real; the rest looks at folders that look like the kernel's.</summary>
public sealed class ControlGroupsTests
{
    private static readonly HashSet<string> All = ["memory", "pids", "cpu"];

    [Fact]
    public async Task Hold_WhereGroupsCanBeMade_HoldsATreeInOneAndRemovesIt()
    {
        var groups = ControlGroups.Open();
        var keeper = new LimitKeeper(groups: groups);
        await using var child = Shell.Start("read go; cat /proc/self/cgroup");
        var held = keeper.Hold(child, new ResourceLimits { MemoryBytes = 100 << 20, Processes = 20 });

        await child.Input.WriteAsync("\n"u8.ToArray());
        var own = await Shell.ReadAsync(child.Output);
        await child.Ended;
        held.Dispose();
        await keeper.DisposeAsync();

        Assert.Empty(held.Problems);
        Assert.Equal(groups.WhyNot is null, own.Contains("/plugintasks.", StringComparison.Ordinal));
        Assert.DoesNotContain(Left(), name => own.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Kill_OfAGroupThatAThreadOfTheHostIsStillIn_LeavesTheHost()
    {
        var group = ControlGroups.Open().TryMake(new ResourceLimits { Processes = 1_000 });

        // As the thread does that starts what is to be in the group: it enters by itself, and leaves by its end.
        var starting = new Thread(() =>
        {
            foreach (var entrance in group?.Entrances ?? [])
            {
                File.WriteAllText(entrance, "0");
            }

            group?.Kill();
        });
        starting.Start();
        starting.Join();

        // The kernel takes a moment longer to let it go.
        while (group?.Remove() == false)
        {
            Thread.Yield();
        }
    }

    [Fact]
    public async Task Hold_WithABombOfProcesses_StopsItInItsGroup()
    {
        var groups = ControlGroups.Open();
        await using var keeper = new LimitKeeper(groups: groups);
        await using var child = Shell.Start("read go; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 1000 >/dev/null 2>&1 & done; echo all");
        using var held = keeper.Hold(child, new ResourceLimits { Processes = 6 });
        await child.Input.WriteAsync("\n"u8.ToArray());

        // A shell that cannot make a process ends; where there are no groups nothing holds it up.
        Assert.Equal(groups.Controllers.Contains("pids") ? "" : "all", await Shell.ReadLineAsync(child.Output));
    }

    [Fact]
    public async Task Hold_WithABombOfMemory_IsStoppedByTheKernelBeforeTheWatchdogLooks()
    {
        var groups = ControlGroups.Open();
        var neverLooks = new LookCounter();
        await using var keeper = new LimitKeeper(neverLooks, groups);
        await using var child = Shell.Start($"read go; exec dotnet '{SeccompProcess.Program}' none eat 300");
        using var held = keeper.Hold(child, new ResourceLimits { MemoryBytes = 150 << 20 });
        await child.Input.WriteAsync("\n"u8.ToArray());

        if (groups.Controllers.Contains("memory"))
        {
            Assert.Equal(-9, await child.Ended);
            Assert.Equal("memory", held.Exceeded);
        }
        else
        {
            Assert.Equal("eaten", await Shell.ReadLineAsync(child.Output));
            Assert.Null(held.Exceeded);
        }
    }

    [Fact]
    public void Open_WithoutFolders_SaysWhyNot()
    {
        var groups = ControlGroups.Open([], prepares: true);

        Assert.Contains("no control groups", groups.WhyNot, StringComparison.Ordinal);
        Assert.Null(groups.TryMake(new ResourceLimits { MemoryBytes = 1 }));
        Assert.Equal(0, groups.RemoveLeftOvers());
        Assert.Equal(0, groups.Version);
    }

    [Fact]
    public void Open_WithAFolderThatIsNotThere_SaysWhyNot()
    {
        var groups = ControlGroups.Open([new GroupFolder("/proc/none", All, IsUnified: false)], prepares: true);

        Assert.Contains("/proc/none", groups.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfVersion2AmongOtherProcesses_MakesNone()
    {
        using var tree = new TemporaryTree();
        File.WriteAllText(tree.At("srv/cgroup.subtree_control"), "");
        File.WriteAllText(tree.At("srv/cgroup.procs"), $"{Environment.ProcessId}\n1\n");

        Assert.Contains("Delegate=yes", ControlGroups.Open([new GroupFolder(tree.At("srv"), All, IsUnified: true)], prepares: true).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfVersion2InAGroupOfItsOwn_MovesTheHostAndLimits()
    {
        using var tree = new TemporaryTree();
        File.WriteAllText(tree.At("srv/cgroup.subtree_control"), "");
        File.WriteAllText(tree.At("srv/cgroup.procs"), $"{Environment.ProcessId}\n");

        var groups = ControlGroups.Open([new GroupFolder(tree.At("srv"), All, IsUnified: true)], prepares: true);
        var group = groups.TryMake(new ResourceLimits { MemoryBytes = 1000, Processes = 7 });

        Assert.Null(groups.WhyNot);
        Assert.Equal(2, groups.Version);
        Assert.Equal($"{Environment.ProcessId}", File.ReadAllText(tree.At("srv/plugintasks-host/cgroup.procs")));
        Assert.Equal(["+cpu", "+memory", "+pids"], File.ReadAllText(tree.At("srv/cgroup.subtree_control")).Split(' ').Order(StringComparer.Ordinal));
        var made = Assert.Single(Directory.GetDirectories(tree.At("srv"), "plugintasks.*"));
        Assert.Equal("1000", File.ReadAllText(Path.Combine(made, "memory.max")));
        Assert.Equal("7", File.ReadAllText(Path.Combine(made, "pids.max")));
        File.WriteAllText(Path.Combine(made, "memory.stat"), "anon 5\nfile 90\nshmem 2\n");
        File.WriteAllText(Path.Combine(made, "memory.events"), "oom 1\noom_kill 1\n");
        Assert.Equal(7, group!.UsedMemory);
        Assert.True(group.RanOutOfMemory);
    }

    [Fact]
    public void Open_ToLookAlone_ChangesNothing()
    {
        using var tree = new TemporaryTree();
        File.WriteAllText(tree.At("srv/cgroup.subtree_control"), "");
        File.WriteAllText(tree.At("srv/cgroup.procs"), $"{Environment.ProcessId}\n");

        Assert.Null(ControlGroups.Open([new GroupFolder(tree.At("srv"), All, IsUnified: true)], prepares: false).WhyNot);
        Assert.False(Directory.Exists(tree.At("srv/plugintasks-host")));
        Assert.Equal("", File.ReadAllText(tree.At("srv/cgroup.subtree_control")));
    }

    [Fact]
    public void RemoveLeftOvers_OfADeadHost_RemovesThoseAlone()
    {
        using var tree = new TemporaryTree();
        var own = Path.Combine(tree.At("srv"), "plugintasks." + ProcessMark.Next());
        var parts = ProcessMark.Next().Split('.');
        var dead = Path.Combine(tree.At("srv"), $"plugintasks.{parts[0]}.{int.MaxValue}.1.1");
        Directory.CreateDirectory(own);
        Directory.CreateDirectory(dead);

        var groups = ControlGroups.Open([new GroupFolder(tree.At("srv"), All, IsUnified: false)], prepares: true);

        Assert.Equal(1, groups.RemoveLeftOvers());
        Assert.False(Directory.Exists(dead));
        Assert.True(Directory.Exists(own));
    }

    [Fact]
    public async Task Dispose_OfTheLastThatIsHeld_LooksAtItsGroupUntilThatIsGone()
    {
        using var tree = new TemporaryTree();
        var folder = new GroupFolder(tree.At("srv"), All, IsUnified: false);
        var time = new LookCounter();
        await using var keeper = new LimitKeeper(time, ControlGroups.Open([folder], prepares: true));
        await using var child = Shell.Start("read go");
        var held = keeper.Hold(child, new ResourceLimits { MemoryBytes = 1 << 30 });
        await child.DisposeAsync();
        var group = Assert.Single(Directory.GetDirectories(folder.Path, "plugintasks.*"));

        // The files in it keep it, as a process would.
        held.Dispose();
        await time.LooksAsync(1_000);
        Assert.True(Directory.Exists(group));
        Directory.GetFiles(group).ToList().ForEach(File.Delete);
        for (var i = 0; i < 100_000 && Directory.Exists(group); i++)
        {
            await time.LooksAsync(1);
        }

        Assert.False(Directory.Exists(group));
    }

    private static IEnumerable<string> Left() => GroupFolders.Find()
        .SelectMany(f => Directory.Exists(f.Path) ? Directory.EnumerateDirectories(f.Path, "plugintasks.*") : []).Select(p => Path.GetFileName(p)!);
}
