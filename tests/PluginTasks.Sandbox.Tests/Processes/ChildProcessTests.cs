using System.Diagnostics;
using System.Text;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Tests.Processes;

public sealed class ChildProcessTests
{
    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("exit 255", 255)]
    [InlineData("kill -9 $$", -9)]
    [InlineData("kill -TERM $$", -15)]
    public async Task Ended_OfAProgram_IsItsCodeOrTheSignal(string script, int code)
    {
        await using var child = Shell.Start(script);

        Assert.Equal(code, await child.Ended);
    }

    [Fact]
    public async Task Streams_OfAProgram_AreItsOwn()
    {
        await using var child = Shell.Start("cat; echo problem >&2");
        await child.Input.WriteAsync(Encoding.UTF8.GetBytes("spoken"));
        await child.Input.DisposeAsync();

        Assert.Equal("spoken", await Shell.ReadAsync(child.Output));
        Assert.Equal("problem\n", await Shell.ReadAsync(child.Error));
        Assert.Equal(0, await child.Ended);
    }

    [Fact]
    public async Task Messages_WhereConnected_AreDescriptorsThreeAndFour()
    {
        await using var child = Shell.Start("cat <&3 >&4", messages: true);
        await child.MessagesIn!.WriteAsync(Encoding.UTF8.GetBytes("a message"));
        await child.MessagesIn.DisposeAsync();

        Assert.Equal("a message", await Shell.ReadAsync(child.MessagesOut!));
        Assert.Equal("", await Shell.ReadAsync(child.Output));
    }

    [Theory]
    [InlineData(false, "0 1 2")]
    [InlineData(true, "0 1 2 3 4")]
    public async Task Descriptors_OfAProgram_AreThoseOfItsPipes(bool messages, string descriptors)
    {
        await using var child = ChildProcess.Start(new ChildStart { Program = "/bin/cat", WorkingFolder = "/", ConnectsMessages = messages });

        // What answers has no file of its loader's open any more.
        await child.Input.WriteAsync(Encoding.UTF8.GetBytes("started\n"));
        Assert.Equal("started", await Shell.ReadLineAsync(child.Output));
        var names = Directory.EnumerateFileSystemEntries($"/proc/{child.Id}/fd").Select(Path.GetFileName);

        Assert.Equal(descriptors, string.Join(' ', names.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Output_OpenedAnewByItsName_IsTheSamePipe()
    {
        await using var child = Shell.Start("echo again > /dev/stdout");

        Assert.Equal("again\n", await Shell.ReadAsync(child.Output));
    }

    [Fact]
    public async Task Environment_OfAProgram_IsWhatWasGivenAndTheMark()
    {
        await using var child = ChildProcess.Start(new ChildStart
        {
            Program = "/usr/bin/env",
            Environment = new Dictionary<string, string> { ["A"] = "1", ["B"] = "ü x" },
            WorkingFolder = "/",
        });

        var lines = (await Shell.ReadAsync(child.Output)).Trim().Split('\n');

        Assert.Equal(["A=1", "B=ü x"], lines.Where(l => !l.StartsWith(ProcessMark.Variable + "=", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task WorkingFolder_OfAProgram_IsTheOneAskedFor()
    {
        await using var child = ChildProcess.Start(Shell.Of("pwd") with { WorkingFolder = "/usr/share" });

        Assert.Equal("/usr/share\n", await Shell.ReadAsync(child.Output));
    }

    [Fact]
    public async Task Signals_OfAProgram_AreNeitherIgnoredNorBlocked()
    {
        await using var child = ChildProcess.Start(new ChildStart { Program = "/bin/cat", Arguments = ["/proc/self/status"], WorkingFolder = "/" });

        var lines = (await Shell.ReadAsync(child.Output)).Split('\n');

        Assert.Contains("SigBlk:\t0000000000000000", lines);
        Assert.Contains("SigIgn:\t0000000000000000", lines);
    }

    [Fact]
    public async Task Session_OfAProgram_IsItsOwn()
    {
        await using var child = Shell.Start("cat");

        Assert.Equal(child.Id, ProcessEntry.Read(child.Id)!.Session);
    }

    [Theory]
    [InlineData("/nowhere/at-all", "/", ProcessStartFailure.NoProgram)]
    [InlineData("/etc/passwd", "/", ProcessStartFailure.NotAllowed)]
    [InlineData("/bin/sh", "/nowhere/at-all", ProcessStartFailure.WorkingFolder)]
    public void Start_OfWhatCannotBeStarted_SaysWhy(string program, string folder, ProcessStartFailure failure)
    {
        var e = Assert.Throws<ProcessStartException>(() => ChildProcess.Start(new ChildStart { Program = program, WorkingFolder = folder }));

        Assert.Equal(failure, e.Failure);
    }

    [Theory]
    [InlineData("sh", "/", "A", "")]
    [InlineData("/bin/sh", ".", "A", "")]
    [InlineData("/bin/sh\0x", "/", "A", "")]
    [InlineData("/bin/sh", "/", "A=B", "")]
    [InlineData("/bin/sh", "/", "", "")]
    [InlineData("/bin/sh", "/", "A", "\0")]
    public void Start_OfWhatIsNotWellFormed_IsAnArgumentError(string program, string folder, string name, string value) =>
        Assert.Throws<ArgumentException>(() => ChildProcess.Start(new ChildStart
        {
            Program = program,
            WorkingFolder = folder,
            Environment = new Dictionary<string, string> { [name] = value },
        }));

    [Fact]
    public async Task Start_BesideTheRuntimesOwnProcesses_TakesNothingFromThem()
    {
        var both = Enumerable.Range(0, 60).Select(async i =>
        {
            await Task.Yield();
            await using var child = Shell.Start($"exit {i}");
            using var process = Process.Start("/bin/sh", ["-c", $"exit {i + 1}"]);
            await process.WaitForExitAsync();
            return (await child.Ended, process.ExitCode);
        });

        Assert.Equal(Enumerable.Range(0, 60).Select(i => (i, i + 1)), await Task.WhenAll(both));
    }
}
