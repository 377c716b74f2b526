using System.Diagnostics;
using System.Globalization;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Sandbox.Tests.Subprocess;

namespace PluginTasks.Sandbox.Tests.Processes;

[Collection(HostResources.Name)]
public sealed class HostResourcesTests
{
    [Fact]
    public async Task Start_OfManyAtOnce_EndsAllAndLeavesNoZombie()
    {
        var codes = await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            await Task.Yield();
            await using var child = Shell.Start($"exit {i % 200}");
            return await child.Ended - (i % 200);
        }));

        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.DoesNotContain(ProcessEntry.ReadAll(), p => p.Parent == Environment.ProcessId && p.IsOver);
    }

    [Fact]
    public async Task Read_OfManyIdlePrograms_HoldsNoThreads()
    {
        var before = ThreadPool.ThreadCount;
        var children = Enumerable.Range(0, 200).Select(_ => Shell.Start("read line; cat <&3", messages: true)).ToList();
        var reads = children.SelectMany(c => new[] { Shell.ReadAsync(c.Output), Shell.ReadAsync(c.Error), Shell.ReadAsync(c.MessagesOut!) }).ToList();

        Assert.InRange(ThreadPool.ThreadCount, 0, before + 20);

        await Task.WhenAll(children.Select(async child => await child.DisposeAsync()));
        await Task.WhenAll(reads.Select(async read => await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));
    }

    [Fact]
    public async Task Run_AgainAndAgain_LeavesNoDescriptorAndNoProcess()
    {
        using var playground = new SubprocessPlayground();
        await playground.RunAsync("exit 0");
        var before = OpenDescriptors();

        for (var i = 0; i < 300; i++)
        {
            await playground.Runner.CaptureAsync(playground.Request("true"));
        }

        Assert.InRange(OpenDescriptors(), 0, before + 5);
        Assert.DoesNotContain(ProcessEntry.ReadAll(), p => p.Parent == Environment.ProcessId && p.IsOver);
    }

    [Theory]
    [InlineData(int.MaxValue, 0)]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    public async Task KillLeftOvers_OfAHostThatIsNoMore_EndsThemAndNoOthers(int number, int laterByTicks)
    {
        // The number may be another process's by now, which started at another time: here this one's.
        await using var ours = Shell.Start("echo ready; read line");
        await Shell.ReadLineAsync(ours.Output);
        using var left = StartMarked(ProcessEntry.Read(ours.Id)!.ReadMark()!, number == 0 ? Environment.ProcessId : number, laterByTicks);
        var descendant = int.Parse((await left.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);

        Assert.InRange(LeftOverProcesses.Kill(), 2, int.MaxValue);

        await left.WaitForExitAsync();
        await Shell.GoneAsync(descendant);
        Assert.True(Shell.Lives(ours.Id));
    }

    [Fact]
    public async Task KillLeftOvers_OfAHostThatIsCountedElsewhere_LeavesThem()
    {
        // Its number says nothing here: it may live in another namespace of processes.
        await using var ours = Shell.Start("echo ready; read line");
        await Shell.ReadLineAsync(ours.Output);
        using var theirs = StartMarked(ProcessEntry.Read(ours.Id)!.ReadMark()!, int.MaxValue, 0, space: "1");
        var descendant = int.Parse((await theirs.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);

        LeftOverProcesses.Kill();

        Assert.True(Shell.Lives(theirs.Id));
        Assert.True(Shell.Lives(descendant));
        theirs.Kill(entireProcessTree: true);
        await theirs.WaitForExitAsync();
    }

    // A mark as this host gives them, but of another host.
    private static Process StartMarked(string mark, int host, int laterByTicks, string? space = null)
    {
        var parts = mark.Split('.');
        parts[0] = space ?? parts[0];
        parts[1] = host.ToString(CultureInfo.InvariantCulture);
        parts[2] = (long.Parse(parts[2], CultureInfo.InvariantCulture) + laterByTicks).ToString(CultureInfo.InvariantCulture);
        var info = new ProcessStartInfo("/bin/sh", ["-c", "env -i /bin/sleep 1000 & echo $!; wait"]) { RedirectStandardOutput = true };
        info.Environment[ProcessMark.Variable] = string.Join('.', parts);
        return Process.Start(info)!;
    }

    private static int OpenDescriptors() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();
}
