using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Tests.Processes;
using PluginTasks.Sandbox.Tests.Seccomp;

namespace PluginTasks.Sandbox.Tests.Limits;

public sealed class LimitKeeperTests
{
    private static readonly ControlGroups NoGroups = ControlGroups.Open([], prepares: true);

    [Fact]
    public async Task Hold_AProcess_PutsItsOwnLimitsOn()
    {
        await using var keeper = new LimitKeeper(groups: NoGroups);
        await using var child = Shell.Start("read go; cat /proc/self/limits /proc/self/oom_score_adj");
        using var held = keeper.Hold(child, new ResourceLimits { OpenFiles = 33, ProcessesOfUser = 4000, FileBytes = 1 << 20 });

        await child.Input.WriteAsync("\n"u8.ToArray());
        var limits = (await Shell.ReadAsync(child.Output)).Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Empty(held.Problems);
        Assert.Contains("Max open files 33 33 files", limits);
        Assert.Contains("Max processes 4000 4000 processes", limits);
        Assert.Contains("Max core file size 0 0 bytes", limits);
        Assert.Contains("Max file size 1048576 1048576 bytes", limits);
        Assert.Contains("Max msgqueue size 0 0 bytes", limits);
        Assert.Contains("Max realtime priority 0 0", limits);
        Assert.Contains("500", limits);
        Assert.Null(held.Exceeded);
    }

    [Fact]
    public async Task Hold_WithMoreOpenFilesThanAllowed_FailsToOpenThem()
    {
        await using var keeper = new LimitKeeper(groups: NoGroups);
        await using var child = Shell.Start("read go; exec 3</dev/null 4</dev/null 5</dev/null 6</dev/null 7</dev/null 8</dev/null 9</dev/null; echo all");
        using var held = keeper.Hold(child, new ResourceLimits { OpenFiles = 6 });

        await child.Input.WriteAsync("\n"u8.ToArray());

        Assert.Equal("", await Shell.ReadAsync(child.Output));
        Assert.NotEqual(0, await child.Ended);
    }

    [Fact]
    public async Task Hold_WithTooMuchMemory_KillsTheTreeAndSaysWhy()
    {
        await using var keeper = new LimitKeeper(groups: NoGroups, interval: TimeSpan.FromMilliseconds(20));
        await using var child = Shell.Start($"dotnet '{SeccompProcess.Program}' none eat 200; echo after");
        using var held = keeper.Hold(child, new ResourceLimits { MemoryBytes = 150 << 20 });

        Assert.Equal(-9, await child.Ended);
        Assert.Equal("memory", held.Exceeded);
        Assert.DoesNotContain("after", await Shell.ReadAsync(child.Output), StringComparison.Ordinal);
    }

    // It left the session and its parent has ended: its mark is what is left. What it reads does not end before it does, however late it is looked at.
    [Fact]
    public async Task Hold_WithMemoryThatADaemonTakes_KillsIt()
    {
        await using var keeper = new LimitKeeper(groups: NoGroups, interval: TimeSpan.FromMilliseconds(20));
        await using var child = Shell.Start($"read go; (setsid sh -c \"sleep 1000 | dotnet '{SeccompProcess.Program}' none eat 200 >/dev/null\" &) ; read never");
        using var held = keeper.Hold(child, new ResourceLimits { MemoryBytes = 50 << 20 });
        await child.Input.WriteAsync("\n"u8.ToArray());

        Assert.Equal(-9, await child.Ended);
        Assert.Equal("memory", held.Exceeded);
    }

    [Fact]
    public async Task Hold_WithinItsMemory_LetsItRun()
    {
        var time = new LookCounter();
        await using var keeper = new LimitKeeper(time, NoGroups);
        await using var child = Shell.Start($"dotnet '{SeccompProcess.Program}' none eat 20");
        using var held = keeper.Hold(child, new ResourceLimits { MemoryBytes = 1 << 30 });
        Assert.Equal("eaten", await Shell.ReadLineAsync(child.Output));
        await time.LooksAsync(6);

        await child.Input.DisposeAsync();

        Assert.Equal(0, await child.Ended);
        Assert.Null(held.Exceeded);
    }

    [Fact]
    public async Task DisposeAsync_WhileItLooks_Ends()
    {
        var keeper = new LimitKeeper(groups: NoGroups, interval: TimeSpan.FromMilliseconds(1));
        await using var child = Shell.Start("read go");
        using var held = keeper.Hold(child, new ResourceLimits { MemoryBytes = 1 << 30 });

        await keeper.DisposeAsync();

        Assert.True(Shell.Lives(child.Id));
    }
}
