using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Tests.Processes;

/// <summary>A number that was one process's is another's by now: that one is not taken for the first.</summary>
public sealed class ReusedNumberTests
{
    [Fact(Timeout = 60_000)]
    public async Task Kill_OfWhoseNumberIsAnothersNow_ReachesNobody()
    {
        await using var now = Shell.Start("echo ready; exec cat");
        Assert.Equal("ready", await Shell.ReadLineAsync(now.Output));
        var then = Earlier(now);

        ProcessKiller.Shared.Kill(_ => [then], out var isAll);

        // Neither ended nor stopped: what it is told it still gives back.
        Assert.True(isAll);
        await now.Input.WriteAsync("still here\n"u8.ToArray());
        await now.Input.FlushAsync();
        Assert.Equal("still here", await Shell.ReadLineAsync(now.Output));
    }

    [Fact]
    public async Task Living_OfARootWhoseNumberIsAnothersNow_HasNobody()
    {
        await using var now = Shell.Start("echo ready; exec cat");
        Assert.Equal("ready", await Shell.ReadLineAsync(now.Output));
        var root = ProcessEntry.Read(now.Id)!;

        // It leads a session of that number, as the first one did.
        Assert.Empty(new ProcessTree(Earlier(now), "nobody's").Living(new ProcessSnapshot()));
        Assert.Contains(new ProcessTree(root, "nobody's").Living(new ProcessSnapshot()), p => p.Id == now.Id);
    }

    [Fact]
    public async Task Living_OfARoot_HasNobodyWhoIsOlder()
    {
        await using var older = Shell.Start("echo ready; exec cat");
        Assert.Equal("ready", await Shell.ReadLineAsync(older.Output));
        var entry = ProcessEntry.Read(older.Id)!;
        var mark = entry.ReadMark()!;

        Assert.Empty(new ProcessTree(entry with { Id = int.MaxValue, Started = entry.Started + 1 }, mark).Living(new ProcessSnapshot()));
        Assert.Contains(new ProcessTree(entry with { Id = int.MaxValue }, mark).Living(new ProcessSnapshot()), p => p.Id == older.Id);
    }

    private static ProcessEntry Earlier(ChildProcess now)
    {
        var entry = ProcessEntry.Read(now.Id)!;
        return entry with { Started = entry.Started - 1 };
    }
}
