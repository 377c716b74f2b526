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

    [Fact]
    public async Task KillLeftOvers_OfAHostThatIsNoMore_EndsThemAndNoOthers()
    {
        await using var ours = Shell.Start("echo ready; read line");
        await Shell.ReadLineAsync(ours.Output);
        using var left = StartMarked(ProcessEntry.Read(ours.Id)!.ReadMark()!, host: int.MaxValue);
        var descendant = int.Parse((await left.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);

        Assert.InRange(LeftOverProcesses.Kill(), 2, int.MaxValue);

        await left.WaitForExitAsync();
        await Shell.GoneAsync(descendant);
        Assert.True(Shell.Lives(ours.Id));
    }

    // A mark as this host gives them, but with another host's number.
    private static Process StartMarked(string mark, int host)
    {
        var parts = mark.Split('.');
        parts[1] = host.ToString(CultureInfo.InvariantCulture);
        var info = new ProcessStartInfo("/bin/sh", ["-c", "env -i /bin/sleep 1000 & echo $!; wait"]) { RedirectStandardOutput = true };
        info.Environment[ProcessMark.Variable] = string.Join('.', parts);
        return Process.Start(info)!;
    }

    private static int OpenDescriptors() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();
}
