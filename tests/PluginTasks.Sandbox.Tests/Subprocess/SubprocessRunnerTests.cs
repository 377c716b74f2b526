using System.Globalization;
using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Sandbox.Tests.Processes;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Sandbox.Tests.Subprocess;

public sealed class SubprocessRunnerTests : IDisposable
{
    private readonly SubprocessPlayground playground = new();

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("kill -9 $$", -9)]
    public async Task Run_OfAProgram_GivesItsCode(string script, int code) => Assert.Equal(code, (await playground.RunAsync(script)).ReturnCode);

    [Fact]
    public async Task Run_OfAProgram_GivesBothStreams()
    {
        var result = await playground.RunAsync("printf out; printf err >&2");

        Assert.Equal(("out", "err"), (result.Stdout, result.Stderr));
    }

    [Fact]
    public async Task Run_OfAProgram_TellsItTheNameThatWasAskedFor() =>
        Assert.Equal("sh\0", (await playground.RunAsync("head -c 3 /proc/$$/cmdline")).Stdout);

    [Fact]
    public async Task Run_WithoutInput_GivesNone() => Assert.Equal("", (await playground.RunAsync("cat")).Stdout);

    [Fact]
    public async Task Run_WithLargeInput_PassesAllOfIt()
    {
        var input = new byte[10 << 20];
        new Random(1).NextBytes(input);

        var result = await playground.Runner.CaptureAsync(playground.Request("cat") with { Input = input }, text: false);

        Assert.True(result.StdoutBytes!.Value.Span.SequenceEqual(input));
    }

    [Fact]
    public async Task Run_OfWhatNeverReadsItsInput_Ends()
    {
        var result = await playground.Runner.CaptureAsync(playground.Script("echo done") with { Input = new byte[10 << 20] });

        Assert.Equal((0, "done\n"), (result.ReturnCode, result.Stdout));
    }

    [Fact]
    public async Task Run_OfWhatClosesItsOutput_WaitsForItsEnd() =>
        Assert.Equal(4, (await playground.Runner.CaptureAsync(
            playground.Script("exec >&- 2>&-; tail -c 1 | { read c; exit 4; }") with { Input = new byte[10 << 20] })).ReturnCode);

    [Fact]
    public async Task Run_WhereAGrandchildKeepsThePipes_EndsWithTheProgramAndKillsIt()
    {
        var result = await playground.RunAsync("sleep 1000 & echo $!");

        await Shell.GoneAsync(int.Parse(result.Stdout!, CultureInfo.InvariantCulture));
        Assert.Equal(0, result.ReturnCode);
    }

    [Fact]
    public async Task Run_WhereADaemonIsLeft_KillsIt()
    {
        var result = await playground.RunAsync("(setsid sh -c 'echo $$; exec sleep 1000 >/dev/null 2>&1' &)");

        await Shell.GoneAsync(int.Parse(result.Stdout!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Run_WhereSomebodyGotAwayWithThePipes_EndsAllTheSame()
    {
        var pidFile = playground.Tree.At("pid");
        var result = await playground.RunAsync(
            $"env -i /usr/bin/setsid /bin/sh -c '(/bin/sh -c \"echo \\$\\$ > {pidFile}; exec sleep 1000\" &)'; while [ ! -s {pidFile} ]; do :; done; echo over");
        var escaped = int.Parse(await File.ReadAllTextAsync(pidFile), CultureInfo.InvariantCulture);
        if (Shell.Lives(escaped))
        {
            System.Diagnostics.Process.GetProcessById(escaped).Kill();
        }

        Assert.Equal("over\n", result.Stdout);
    }

    [Fact]
    public async Task Run_OutOfTime_KillsTheTreeAndHasWhatWasWritten()
    {
        var (time, lines) = (new ManualTime(), 0);
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = new SubprocessRunner(time: time).CaptureAsync(
            playground.Script("sleep 1000 & echo $!; setsid sleep 1000 & echo $!; wait") with { Timeout = TimeSpan.FromSeconds(1) },
            onLine: _ =>
            {
                if (++lines == 2)
                {
                    both.SetResult();
                }

                return Task.CompletedTask;
            });
        await both.Task;
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var problem = await Assert.ThrowsAsync<SubprocessTimeoutException>(() => running);

        var left = problem.Result.Stdout!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, left.Length);
        Assert.Equal(-9, problem.Result.ReturnCode);
        foreach (var id in left)
        {
            await Shell.GoneAsync(int.Parse(id, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Run_Cancelled_KillsTheTree()
    {
        using var source = new CancellationTokenSource();
        var ids = "";

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playground.OnFirstLineAsync(
            playground.Script("sleep 1000 & a=$!; setsid sleep 1000 & echo $a $!; wait"),
            line =>
            {
                ids = line;
                source.Cancel();
            },
            source.Token));

        foreach (var id in ids.Split(' '))
        {
            await Shell.GoneAsync(int.Parse(id, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Run_CancelledBefore_StartsNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playground.Runner.CaptureAsync(
            playground.Script("touch started"), cancellationToken: new CancellationToken(canceled: true)));

        Assert.False(File.Exists(playground.DataFolder + "/started"));
    }

    [Fact]
    public async Task Run_OfWhatWritesWithoutEnd_IsOverTheLimit()
    {
        var seen = 0L;
        var problem = await Assert.ThrowsAsync<SdkException>(() => playground.Runner.RunAsync(
            playground.Request("yes"),
            chunk =>
            {
                seen += chunk.Bytes.Length;
                return ValueTask.CompletedTask;
            }));

        Assert.Equal(ErrorCodes.OutputLimit, problem.Code);
        Assert.Equal(SubprocessRequest.DefaultMaxOutputBytes, seen);
    }

    [Fact]
    public async Task Run_WhereTheSinkThrows_KillsTheProgramAndThrowsIt()
    {
        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => playground.Runner.RunAsync(
            playground.Script("echo $$; exec sleep 1000"), chunk => throw new InvalidDataException(System.Text.Encoding.ASCII.GetString(chunk.Bytes.Span))));

        await Shell.GoneAsync(int.Parse(problem.Message, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Run_OfMany_MixesNothing()
    {
        var outputs = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i => (await playground.RunAsync($"echo {i}; cat")).Stdout));

        Assert.Equal(Enumerable.Range(0, 64).Select(i => $"{i}\n"), outputs);
    }

    public void Dispose() => playground.Dispose();
}
